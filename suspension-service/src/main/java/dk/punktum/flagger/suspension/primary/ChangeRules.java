package dk.punktum.flagger.suspension.primary;

import java.util.Collection;

/// Whether a delegation may be changed. No clock, no network.
final class ChangeRules {

    enum Decision {
        NOTHING_TO_DO,
        CHANGE,
        /// Neither what was there before us nor what we have put there.
        HANDS_OFF
    }

    /// @param ours what was there before our first change, and what we have wanted to be there since
    static Decision decide(NameRecords present, NameRecords wanted, Collection<NameRecords> ours) {
        if (present.saysTheSameAs(wanted)) {
            return Decision.NOTHING_TO_DO;
        }
        return ours.stream().anyMatch(present::saysTheSameAs) ? Decision.CHANGE : Decision.HANDS_OFF;
    }

    private ChangeRules() {}
}
