package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import java.time.Duration;

/// The first hold on a name.
public final class DomainSuspendedBuilder extends EventBuilder<DomainSuspended, DomainSuspendedBuilder> {

    private long sequence = 1;
    private HoldSnapshot before = AS_DELEGATED;

    DomainSuspendedBuilder() {}

    public DomainSuspendedBuilder sequence(long number) {
        sequence = number;
        return this;
    }

    public DomainSuspendedBuilder before(HoldSnapshot snapshot) {
        before = snapshot;
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
                HOLD_STATUSES,
                at,
                at.plus(Duration.ofDays(30)));
    }

    @Override
    DomainSuspendedBuilder self() {
        return this;
    }
}
