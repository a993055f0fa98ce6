package dk.punktum.flagger.suspension.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.suspension.hold.ConflictRules.Conflict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictRulesTest {

    @Test
    void aSeizedNameIsNotOursToHold() {
        assertThat(ConflictRules.refusal(true)).contains(AbandonReason.SEIZED);
        assertThat(ConflictRules.refusal(false)).isEmpty();
    }

    @Test
    void whatIsUnderWayIsNoted() {
        assertThat(ConflictRules.conflicts(new HoldSnapshot(
                        List.of("redemptionPeriod", "pendingTransfer", "pendingDelete", "addPeriod"),
                        List.of(),
                        List.of())))
                .containsExactly(Conflict.PENDING_TRANSFER, Conflict.PENDING_DELETE, Conflict.REDEMPTION_PERIOD);
        assertThat(ConflictRules.conflicts(new HoldSnapshot(List.of("pendingUpdate"), List.of(), List.of())))
                .isEmpty();
    }
}
