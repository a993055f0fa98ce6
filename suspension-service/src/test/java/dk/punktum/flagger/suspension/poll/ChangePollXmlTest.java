package dk.punktum.flagger.suspension.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChangePollXmlTest {

    private static final UUID ID = UUID.fromString("019f1c2b-1f00-7d3a-9c11-5be02f7a8d94");
    private static final Instant AT = Instant.parse("2026-07-03T08:15:33.120Z");
    private static final List<String> SERVERS = List.of("ns1.eksempel.dk", "ns2.eksempel.dk");
    private static final List<String> DS =
            List.of("12345 13 2 c9bf0a990e24b01edd21d89570abb5c5cce9fab81224e40b8db5969c59a3ee23");
    private static final long SEED = 20260703;

    /// The samples were checked with the schemas of the RFCs that they name; see docs/poll-messages.md.
    @ParameterizedTest
    @CsvSource({
        "suspended-before.xml, SUSPENDED, BEFORE, ENGLISH",
        "suspended-after.xml, SUSPENDED, AFTER, ENGLISH",
        "suspended-after-da.xml, SUSPENDED, AFTER, DANISH",
        "reinstated-after.xml, REINSTATED, AFTER, ENGLISH"
    })
    void whatTheRegistrarReadsIsTheSample(String sample, Change change, ObjectState state, Wording words)
            throws IOException {
        PollMessageQueued content = change == Change.SUSPENDED
                ? message(change, null, free(), held(free()))
                : message(change, HoldCause.COURT_ORDER, held(free()), free());

        byte[] xml = ChangePollXml.of(new PollMessage(content, AT, 3), state, words);
        assertThat(new String(xml, UTF_8)).isXmlEqualTo(Files.readString(Path.of("src/test/resources/poll", sample)));
    }

    @ParameterizedTest
    @EnumSource(HoldCause.class)
    void everyReasonFitsAndIsSaidInBothLanguages(HoldCause cause) {
        for (Change change : Change.values()) {
            PollMessageQueued content = message(change, cause, free(), free());
            List<String> reasons = Stream.of(Wording.values())
                    .map(words -> words.reason(content))
                    .toList();
            assertThat(reasons).doesNotHaveDuplicates().allMatch(reason -> reason.length() <= 32);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            none,                 ENGLISH
            *,                    ENGLISH
            da,                   DANISH
            da-DK,                DANISH
            'da, en;q=0.8',       DANISH
            'en, da;q=0.8',       ENGLISH
            'sv, da;q=0.8',       DANISH
            de,                   ENGLISH
            ;;q=x,                ENGLISH""")
    void theReaderChoosesTheLanguage(@Nullable String acceptLanguage, Wording expected) {
        assertThat(Wording.of(acceptLanguage)).isEqualTo(expected);
    }

    /// Whatever the register says of a name: what EPP allows, in the order that it wants.
    @Test
    void anyMessageKeepsToWhatEppAllows() {
        var random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            PollMessageQueued content = anyMessage(random);
            for (ObjectState state : ObjectState.values()) {
                for (Wording words : Wording.values()) {
                    byte[] xml = ChangePollXml.of(new PollMessage(content, AT, 1 + random.nextInt(9)), state, words);
                    EppShape.check(xml);
                }
            }
        }
    }

    private static PollMessageQueued anyMessage(Random random) {
        return new PollMessageQueued(
                new UUID(random.nextLong(), random.nextLong()),
                new DomainName(random.nextBoolean() ? "xn--4cabco7dk5a.dk" : "a-" + "b".repeat(61) + ".dk"),
                1,
                "REG-100001-DK",
                one(random, Change.values()),
                random.nextBoolean() ? null : one(random, HoldCause.values()),
                "C-2026-" + random.nextInt(1_000_000),
                "terms-9." + random.nextInt(5),
                anyName(random),
                held(anyName(random)),
                AT.plusNanos(random.nextInt()));
    }

    private static HoldSnapshot anyName(Random random) {
        var statuses = new ArrayList<String>();
        for (String status :
                List.of("ok", "linked", "addPeriod", "clientHold", "pendingDelete", "redemptionPeriod", "serverHold")) {
            if (random.nextBoolean()) {
                statuses.add(status);
            }
        }
        return new HoldSnapshot(
                statuses,
                IntStream.range(0, random.nextInt(4))
                        .mapToObj("ns%d.example.net"::formatted)
                        .toList(),
                random.nextBoolean() ? List.of() : DS,
                null);
    }

    @SafeVarargs
    private static <T> T one(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static HoldSnapshot free() {
        return new HoldSnapshot(List.of("clientTransferProhibited", "addPeriod"), SERVERS, DS);
    }

    private static HoldSnapshot held(HoldSnapshot free) {
        List<String> statuses = Stream.concat(free.statuses().stream(), SuspensionStatuses.ALL.stream())
                .filter(status -> !status.equals("ok"))
                .toList();
        return new HoldSnapshot(statuses, free.nameServers(), free.dsRecords());
    }

    private static PollMessageQueued message(
            Change change, @Nullable HoldCause cause, HoldSnapshot before, HoldSnapshot after) {
        return new PollMessageQueued(
                ID,
                new DomainName("xn--4cabco7dk5a.dk"),
                1,
                "REG-100002-DK",
                change,
                cause,
                "C-2026-000042",
                "terms-9.1",
                before,
                after,
                AT);
    }
}
