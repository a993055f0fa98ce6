package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first hold on a name.
public final class DomainSuspendedBuilder extends EventBuilder<DomainSuspended, DomainSuspendedBuilder> {

    private long sequence = 1;
    private HoldSnapshot before = AS_DELEGATED;
    private List<String> statuses = HOLD_STATUSES;
    private @Nullable Delegation delegation;

    DomainSuspendedBuilder() {}

    public DomainSuspendedBuilder sequence(long number) {
        sequence = number;
        return this;
    }

    public DomainSuspendedBuilder before(HoldSnapshot snapshot) {
        before = snapshot;
        return this;
    }

    /// The name leads to a landing page instead of nowhere.
    public DomainSuspendedBuilder leadingTo(Delegation landingPage) {
        delegation = landingPage;
        statuses = LOCK_STATUSES;
        return this;
    }

    @Override
    public DomainSuspended build() {
        return new DomainSuspended(
                domain,
                sequence,
                holdId,
                caseId,
                caseNumber,
                flagId,
                agreementId,
                legalGround,
                before,
                statuses,
                at,
                at.plus(Duration.ofDays(30)),
                null,
                delegation);
    }

    @Override
    DomainSuspendedBuilder self() {
        return this;
    }
}
