package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.HoldSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What takes precedence when a hold meets something else. `docs/suspension.md` has the same table. No clock, no
/// database, no network.
final class ConflictRules {

    /// Something that was under way with a name when it was suspended. It keeps no hold waiting: the statuses of the
    /// hold stop it where the register lets them, and a person is told.
    enum Conflict {
        PENDING_TRANSFER("pendingTransfer"),
        PENDING_DELETE("pendingDelete"),
        REDEMPTION_PERIOD("redemptionPeriod");

        private final String status;

        Conflict(String status) {
            this.status = status;
        }
    }

    /// Whether a hold can be placed on a name at all, be it free or suspended, whatever it rests on.
    ///
    /// @param seized whether the police have taken the name over: then it is not ours to hold
    static Optional<AbandonReason> refusal(boolean seized) {
        return seized ? Optional.of(AbandonReason.SEIZED) : Optional.empty();
    }

    static List<Conflict> conflicts(HoldSnapshot shown) {
        return Arrays.stream(Conflict.values())
                .filter(conflict -> shown.statuses().contains(conflict.status))
                .toList();
    }

    private ConflictRules() {}
}
