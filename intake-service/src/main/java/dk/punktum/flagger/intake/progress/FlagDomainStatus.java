package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;

/// Where one flagged name stands, for the authority that flagged it. Worked out of facts, never stored.
public enum FlagDomainStatus {
    /// Taken in; the registry has not opened its case yet.
    RECEIVED,
    /// The registry looks at it.
    CASE_OPENED,
    /// The registry will act; the hold is not placed yet.
    UPHELD,
    /// The registry will not act.
    DECLINED,
    /// The hold stands; it has not been seen to have taken effect yet.
    SUSPENDED,
    /// The hold stands, and the name was seen to be out of the zone.
    EFFECTIVE,
    /// Taken back or reversed; the hold still stands and is about to be lifted.
    LIFTING,
    /// This hold is lifted; the name stays suspended by another one.
    HOLD_LIFTED,
    /// This hold is lifted, and the name is back as it was.
    REINSTATED,
    /// Taken back by the authority before a hold stood.
    WITHDRAWN,
    /// The registry reversed its verdict before a hold stood.
    REVERSED;

    /// The hold comes first: whether a name is out of the zone is what matters most, whatever else has been heard.
    static FlagDomainStatus of(CaseLife registryCase, HoldLife hold, boolean withdrawn) {
        boolean ending = withdrawn || registryCase.closedAt() != null;
        if (hold.stands()) {
            return ending ? LIFTING : hold.effectiveAt() != null ? EFFECTIVE : SUSPENDED;
        }
        if (hold.known()) {
            return hold.reinstatedAt() != null ? REINSTATED : HOLD_LIFTED;
        }
        if (registryCase.verdict() == Verdict.DECLINED) {
            return registryCase.declineReason() == DeclineReason.WITHDRAWN ? WITHDRAWN : DECLINED;
        }
        if (ending) {
            return registryCase.closeCause() == CloseCause.REVERSED || registryCase.closeCause() == CloseCause.ANNULLED
                    ? REVERSED
                    : WITHDRAWN;
        }
        if (registryCase.verdict() == Verdict.UPHELD) {
            return UPHELD;
        }
        return registryCase.openedAt() != null ? CASE_OPENED : RECEIVED;
    }
}
