package dk.punktum.flagger.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.TopicConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartiesTest {

    @Test
    void areTheServicesAndThoseWhoOnlyRead() {
        assertThat(Parties.all())
                .extracting(Party::name)
                .containsExactlyInAnyOrder(
                        "flagger-registry",
                        "intake-service",
                        "case-service",
                        "suspension-service",
                        "notification-service",
                        "downstream",
                        "operators");
    }

    @ParameterizedTest
    @EnumSource
    void anEventHasOneSender(EventType type) {
        assertThat(Parties.all().stream().filter(party -> party.sends().contains(type.topic())))
                .singleElement()
                .matches(Party::isService);
    }

    @Test
    void whoIsNoServiceWritesNothing() {
        assertThat(List.of(party("downstream"), party("operators")))
                .allSatisfy(party -> assertThat(party.mayWrite()).isEmpty());
    }

    @Test
    void aServiceWritesItsEventsAndSetsAsideWhatItReads() {
        Party caseService = party("case-service");

        assertThat(caseService.mayWrite())
                .contains("case-decided", "flag-received-dlq", "agreement-changed-dlq")
                .doesNotContain("case-decided-dlq", "flag-received", "domain-suspended");
    }

    @Test
    void aRestoredDatabaseIsBroughtInLineByTheServicesOwnEvents() {
        Party suspensions = party("suspension-service");

        assertThat(suspensions.mayRead()).contains("suspension-state", "domain-suspended", "case-decided");
        assertThat(suspensions.mayWrite()).doesNotContain("suspension-state-dlq");
        assertThat(party("case-service").mayRead()).doesNotContain("case-decided");
    }

    @Test
    void whoWatchesReadsEverything() {
        assertThat(party("operators").reads())
                .containsExactlyInAnyOrderElementsOf(
                        TopicConfig.all().stream().map(TopicConfig::name).toList());
    }

    private static Party party(String name) {
        return Parties.all().stream()
                .filter(party -> party.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
