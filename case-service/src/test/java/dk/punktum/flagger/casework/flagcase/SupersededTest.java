package dk.punktum.flagger.casework.flagcase;

import static dk.punktum.flagger.casework.Casework.as;
import static dk.punktum.flagger.casework.Casework.decline;
import static dk.punktum.flagger.casework.Casework.name;
import static dk.punktum.flagger.casework.Casework.timeline;
import static dk.punktum.flagger.testing.Events.aFlagReceived;
import static dk.punktum.flagger.testing.Events.aFlagWithdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.events.WithdrawalReason;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CaseworkTest
class SupersededTest {

    private Casework casework;

    @BeforeEach
    void listen() {
        casework = new Casework();
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    @Test
    void theFlagThatTakesThePlaceOfAnotherIsNoDuplicateOfItAndBothVerdictsStandSideBySide() {
        // Given
        FlagReceived earlier = casework.flag(casework.anAuthority(), name("afloest"), "terms-9.1");
        assertThat(casework.decided(earlier).verdict()).isEqualTo(Verdict.UPHELD);

        // When
        FlagReceived later = casework.deliver(superseding(earlier, "F-2026-000099"));

        // Then
        assertThat(casework.decided(later).verdict()).isEqualTo(Verdict.UPHELD);
        String earlierCase = casework.caseIn("UPHELD", earlier);
        assertThat(line("SUPERSEDED", earlierCase)).containsEntry("code", "F-2026-000099");
        assertThat(line("SUPERSEDES", casework.caseIn("UPHELD", later))).containsEntry("code", earlier.flagNumber());

        // When: intake has seen that the new hold stands
        casework.kafka()
                .deliver(aFlagWithdrawn()
                        .ofFlag(earlier.flagId())
                        .under(earlier.agreementId())
                        .about(earlier.domain())
                        .because(WithdrawalReason.SUPERSEDED)
                        .build());

        // Then
        assertThat(casework.closed(earlier).cause()).isEqualTo(CloseCause.WITHDRAWN);
        assertThat(line("FLAG_WITHDRAWN", earlierCase)).containsEntry("code", "SUPERSEDED");
        assertThat(casework.allClosed(later)).isEmpty();
    }

    @Test
    void aFurtherFlagIsADuplicateOfTheOneThatTookThePlace() {
        FlagReceived earlier = casework.flag(casework.anAuthority(), name("afloest"), "terms-9.1");
        casework.decided(earlier);
        FlagReceived later = casework.deliver(superseding(earlier, "F-2026-000098"));
        casework.decided(later);

        FlagReceived third =
                casework.flag(earlier.agreementId(), earlier.domain().aLabel(), "terms-9.1");

        assertThat(casework.decided(third).declineReason()).isEqualTo(DeclineReason.DUPLICATE);
    }

    @Test
    void onlyTheNameThatIsInBothIsSupersededAndWhoeverHasSeenItsCaseHasSeenAnother() {
        // Given
        FlagReceived earlier = casework.flag(casework.anAuthority(), name("afloest"), "terms-9.1");
        FlagReceived elsewhere = casework.deliver(aFlagReceived()
                .ofFlag(earlier.flagId())
                .numbered(earlier.flagNumber())
                .under(earlier.agreementId())
                .about(name("beholdt"))
                .onGround(earlier.legalGround())
                .build());
        String seen = version(casework.caseIn("UPHELD", earlier));
        casework.caseIn("UPHELD", elsewhere);

        // When
        casework.decided(casework.deliver(superseding(earlier, "F-2026-000096")));

        // Then
        assertThat(version(casework.caseIn("UPHELD", earlier))).isNotEqualTo(seen);
        FlagReceived further =
                casework.flag(earlier.agreementId(), elsewhere.domain().aLabel(), "terms-9.1");
        assertThat(casework.decided(further).declineReason()).isEqualTo(DeclineReason.DUPLICATE);
    }

    @Test
    void aFlagThatIsDeliveredAfterTheOneThatTookItsPlaceIsSupersededToo() {
        // Given
        UUID authority = casework.anAuthority();
        FlagReceived earlier = Casework.aFlag(authority, name("forsinket"), "terms-9.4");
        FlagReceived later = casework.deliver(superseding(earlier, "F-2026-000097"));
        casework.caseIn("UNDER_REVIEW", later);
        assertThat(line("SUPERSEDES", casework.caseIn("UNDER_REVIEW", later)))
                .containsEntry("code", earlier.flagId().toString());

        // When
        casework.deliver(earlier);

        // Then: the one that is meant stays on the desk, and the late one does not take its place
        assertThat(casework.decided(earlier).declineReason()).isEqualTo(DeclineReason.DUPLICATE);
        assertThat(Casework.uphold("anna", casework.caseIn("UNDER_REVIEW", later))
                        .extract()
                        .statusCode())
                .isEqualTo(200);
        assertThat(casework.decided(later).verdict()).isEqualTo(Verdict.UPHELD);
    }

    @Test
    void aFlagThatIsDeliveredLateIsNoDuplicateOfAnyEvenWhenTheOneThatTookItsPlaceWasDeclined() {
        // Given
        UUID authority = casework.anAuthority();
        FlagReceived earlier = Casework.aFlag(authority, name("forsinket"), "terms-9.4");
        FlagReceived later = casework.deliver(superseding(earlier, "F-2026-000095"));
        decline("anna", casework.caseIn("UNDER_REVIEW", later), "DISPROPORTIONATE")
                .statusCode(200);

        // When
        casework.deliver(earlier);
        casework.caseIn("UNDER_REVIEW", earlier);

        // Then
        FlagReceived further = casework.flag(authority, earlier.domain().aLabel(), "terms-9.4");
        casework.caseIn("UNDER_REVIEW", further);
    }

    private static FlagReceived superseding(FlagReceived earlier, String number) {
        return aFlagReceived()
                .ofFlag(Uuid7.next())
                .numbered(number)
                .under(earlier.agreementId())
                .about(earlier.domain())
                .onGround(earlier.legalGround())
                .at(earlier.receivedAt().plusSeconds(30))
                .superseding(earlier.flagId())
                .build();
    }

    private static String version(String caseId) {
        return as("anna").get("/cases/" + caseId).header("ETag");
    }

    private static Map<String, Object> line(String kind, String caseId) {
        return timeline(caseId).getMap("find {it.kind=='%s'}".formatted(kind));
    }
}
