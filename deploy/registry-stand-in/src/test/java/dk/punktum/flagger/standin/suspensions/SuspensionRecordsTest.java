package dk.punktum.flagger.standin.suspensions;

import static dk.punktum.flagger.testing.Events.aDomainReinstated;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static dk.punktum.flagger.testing.Events.aSuspensionState;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.standin.register.Changes;
import dk.punktum.flagger.standin.register.Restore;
import dk.punktum.flagger.standin.register.SuspensionChange;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Reason;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Understood;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Unusable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspensionRecordsTest {

    private static final Instant TIME = Instant.parse("2026-07-01T08:00:01Z");

    @Test
    void aSuspensionSaysWhichStatusesToSet() {
        assertThat(read(aDomainSuspended().about("laast.dk").sequence(7).build()))
                .isEqualTo(new Understood(Changes.suspend("laast.dk", 7), TIME));
    }

    @Test
    void aReinstatementSaysWhatToRestore() {
        HoldSnapshot before = new HoldSnapshot(
                List.of("serverTransferProhibited"), List.of("ns1.eksempel.example"), List.of("1 13 2 AB"));

        assertThat(read(aDomainReinstated()
                        .about("laast.dk")
                        .sequence(8)
                        .restoring(before)
                        .build()))
                .isEqualTo(new Understood(
                        new SuspensionChange.Release(
                                new DomainName("laast.dk"),
                                8,
                                Restore.of(before.statuses(), before.nameServers(), before.dsRecords(), null, Set.of())
                                        .orElseThrow()),
                        TIME));
    }

    @Test
    void theStateOfAHeldNameSaysTheSameAsItsSuspension() {
        assertThat(read(aSuspensionState().about("laast.dk").sequence(7).held().build()))
                .isEqualTo(read(aDomainSuspended().about("laast.dk").sequence(7).build()));
    }

    @Test
    void theStateOfAFreeNameSaysThatNothingIsLeftOfTheSuspension() {
        assertThat(read(aSuspensionState().about("laast.dk").sequence(8).free().build()))
                .isEqualTo(new Understood(Changes.release("laast.dk", 8), TIME));
    }

    @Test
    void membersAndHeadersThatANewerSenderAddsAreLeftAlone() {
        Event event = aDomainSuspended().about("laast.dk").sequence(7).build();
        Map<String, String> headers = headers(event);
        headers.put("ce_somethingnew", "1");
        String longer = new String(CloudEvents.value(event), UTF_8).replaceFirst("\\{", "{\"new\":{\"x\":[1]},");

        assertThat(read("domain-suspended", headers, longer.getBytes(UTF_8)))
                .isEqualTo(new Understood(Changes.suspend("laast.dk", 7), TIME));
    }

    @Test
    void aLandingPageIsReadFromEventAndState() {
        Delegation page = new Delegation(List.of("ns1.landing.example"), List.of("4711 13 2 ABCD"));
        var expected = new Understood(Changes.lead("laast.dk", 7, Changes.LANDING_PAGE), TIME);

        assertThat(read(aDomainSuspended()
                        .about("laast.dk")
                        .sequence(7)
                        .leadingTo(page)
                        .build()))
                .isEqualTo(expected);
        assertThat(read(aSuspensionState()
                        .about("laast.dk")
                        .sequence(7)
                        .leadingTo(page)
                        .build()))
                .isEqualTo(expected);
    }

    @Test
    void whatWasChangedMeanwhileIsReadAndAPartThatIsNewToUsIsPassedOver() {
        DomainReinstated event = aDomainReinstated()
                .about("laast.dk")
                .sequence(8)
                .leavingAlone(RegisterPart.NAME_SERVERS)
                .build();
        String newer = json(event).replace("\"NAME_SERVERS\"", "\"NAME_SERVERS\",\"SOMETHING_NEW\"");

        assertThat(read("domain-reinstated", headers(event), newer.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Understood.class,
                        understood -> assertThat(understood.change())
                                .isInstanceOfSatisfying(
                                        SuspensionChange.Release.class,
                                        release -> assertThat(release.restore().changedMeanwhile())
                                                .containsExactly(RegisterPart.NAME_SERVERS)));
    }

    @Test
    void codesThatANewerSenderKnowsDoNotGetInTheWay() {
        DomainSuspended event = aDomainSuspended().about("laast.dk").sequence(7).build();
        String newer = json(event).replaceFirst("\\{", "{\"holdCause\":\"SOMETHING_NEW\",");

        assertThat(read("domain-suspended", headers(event), newer.getBytes(UTF_8)))
                .isEqualTo(new Understood(Changes.suspend("laast.dk", 7), TIME));
    }

    @Test
    void aLandingPageThatDnsCanNotCarryIsUnusable() {
        assertThat(read(aDomainSuspended()
                        .leadingTo(new Delegation(List.of("ns1.landing.example"), List.of("1 13 2 ABC")))
                        .build()))
                .isEqualTo(new Unusable(Reason.UNFIT));
    }

    @Test
    void aFutureVersionIsNotGuessedAt() {
        Event event = aDomainSuspended().build();
        Map<String, String> headers = headers(event);
        headers.put("ce_type", "dk.punktum.flagger.domain-suspended.v2");

        assertThat(read("domain-suspended", headers, CloudEvents.value(event)))
                .isEqualTo(new Unusable(Reason.UNKNOWN_TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "not json", "{\"domain\":\"eksempel.dk\"}"})
    void aBrokenValueIsUnusable(String value) {
        assertThat(read("domain-suspended", headers(aDomainSuspended().build()), value.getBytes(UTF_8)))
                .isEqualTo(new Unusable(Reason.BROKEN));
    }

    @Test
    void aRecordWithoutValueIsUnusable() {
        assertThat(read("suspension-state", headers(aSuspensionState().build()), null))
                .isEqualTo(new Unusable(Reason.BROKEN));
    }

    @Test
    void aRecordWithoutHeadersIsUnusable() {
        assertThat(read(
                        "domain-suspended",
                        Map.of(),
                        CloudEvents.value(aDomainSuspended().build())))
                .isEqualTo(new Unusable(Reason.BROKEN));
    }

    @Test
    void whatNoRegisterCanHoldIsUnusable() {
        assertThat(read(aDomainReinstated()
                        .restoring(new HoldSnapshot(List.of("serverSleep"), List.of(), List.of()))
                        .build()))
                .isEqualTo(new Unusable(Reason.UNFIT));
        assertThat(read(aDomainReinstated()
                        .restoring(new HoldSnapshot(List.of(), List.of(), List.of("1 13 2 ABC")))
                        .build()))
                .isEqualTo(new Unusable(Reason.UNFIT));
    }

    private static String json(Event event) {
        return new String(CloudEvents.value(event), UTF_8);
    }

    private static SuspensionReading read(Event event) {
        return read(envelope(event).type().topic(), headers(event), CloudEvents.value(event));
    }

    private static SuspensionReading read(String topic, Map<String, String> headers, byte[] value) {
        var record = new ConsumerRecord<>(topic, 0, 0, "key", value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return SuspensionRecords.read(record);
    }

    private static Map<String, String> headers(Event event) {
        return new HashMap<>(CloudEvents.headers(envelope(event)));
    }

    private static Envelope<Event> envelope(Event event) {
        return new Envelope<>(Uuid7.next(), "/suspension-service", TIME, "a-flag", null, event);
    }
}
