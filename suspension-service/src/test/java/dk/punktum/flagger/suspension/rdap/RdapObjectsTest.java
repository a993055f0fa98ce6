package dk.punktum.flagger.suspension.rdap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RdapObjectsTest {

    private static final Instant PLACED = Instant.parse("2026-07-01T10:00:00Z");
    private static final Instant END = Instant.parse("2026-07-31T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");

    private final RdapObjects objects = new RdapObjects(
            URI.create("https://holds.example/rdap/"),
            URI.create("https://notices.example/verify"),
            URI.create("https://complaints.example/"));

    @Test
    void aHeldNameIsAnRdapDomain() {
        JsonNode domain = objects.domain(held(hold(HoldCause.FLAG, PLACED, END, null)), NOW);

        assertThat(domain.path("rdapConformance").path(0).asText()).isEqualTo("rdap_level_0");
        assertThat(domain.path("objectClassName").asText()).isEqualTo("domain");
        assertThat(domain.path("ldhName").asText()).isEqualTo("xn--4cabco7dk5a.dk");
        assertThat(domain.path("unicodeName").asText()).isEqualTo("æøåöäüé.dk");
        assertThat(domain.path("status"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "server hold",
                        "server update prohibited",
                        "server transfer prohibited",
                        "server renew prohibited",
                        "server delete prohibited");
        assertThat(domain.path("events"))
                .extracting(event -> event.path("eventAction").asText() + " "
                        + event.path("eventDate").asText())
                .containsExactly(
                        "locked " + PLACED,
                        "deletion " + END,
                        "last changed " + PLACED,
                        "last update of RDAP database " + NOW);
        assertThat(domain.path("links").path(0).path("href").asText())
                .isEqualTo("https://holds.example/rdap/domain/xn--4cabco7dk5a.dk");
    }

    @Test
    void everyHoldIsRemarkedOnInBothLanguagesWithItsCase() {
        JsonNode remarks = objects.domain(
                        held(hold(HoldCause.FLAG, PLACED, END, null), hold(HoldCause.COURT_ORDER, PLACED, null, null)),
                        NOW)
                .path("remarks");

        assertThat(remarks).hasSize(4).allSatisfy(remark -> {
            assertThat(remark.path("title").asText()).isNotEmpty();
            assertThat(remark.path("description").path(0).asText()).contains("C-2026-000042", "terms-9.1");
        });
        assertThat(remarks)
                .extracting(remark -> remark.path("description").path(0).asText())
                .anyMatch(text -> text.contains("trusted flagger"))
                .anyMatch(text -> text.contains("betroet indberetter"))
                .anyMatch(text -> text.contains("court order"))
                .anyMatch(text -> text.contains("retskendelse"));
    }

    @Test
    void deletionIsNotForeseenWhileAnAppealIsPendingOrWhenNoneFollows() {
        assertThat(RdapRules.plannedDeletion(List.of(hold(HoldCause.FLAG, PLACED, END, PLACED))))
                .isEmpty();
        assertThat(RdapRules.plannedDeletion(List.of(hold(HoldCause.COURT_ORDER, PLACED, null, null))))
                .isEmpty();
        assertThat(RdapRules.plannedDeletion(List.of(
                        hold(HoldCause.FLAG, PLACED, END.plusSeconds(1), null),
                        hold(HoldCause.FLAG, PLACED, END, null),
                        hold(HoldCause.COURT_ORDER, PLACED, null, null))))
                .contains(END);
    }

    @Test
    void helpSaysHowToComplainAndHowToCheckANotice() {
        JsonNode notices = objects.help().path("notices");

        assertThat(notices)
                .extracting(notice -> notice.path("links").path(0).path("href").asText())
                .contains("https://complaints.example/", "https://notices.example/verify");
    }

    private static ActiveHold hold(
            HoldCause cause, Instant placed, @Nullable Instant end, @Nullable Instant frozenSince) {
        return new ActiveHold(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "C-2026-000042",
                null,
                "terms-9.1",
                placed,
                end,
                cause,
                null,
                frozenSince);
    }

    private static SuspensionState held(ActiveHold... holds) {
        return new SuspensionState(
                new DomainName("xn--4cabco7dk5a.dk"),
                1,
                true,
                List.of(holds),
                SuspensionStatuses.ALL,
                new HoldSnapshot(List.of(), List.of("ns1.example.net"), List.of()),
                PLACED,
                null,
                null);
    }
}
