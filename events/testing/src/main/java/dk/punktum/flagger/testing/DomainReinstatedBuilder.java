package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.RegisterPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last hold on a name is gone.
public final class DomainReinstatedBuilder extends EventBuilder<DomainReinstated, DomainReinstatedBuilder> {

    private long sequence = 2;
    private CloseCause cause = CloseCause.WITHDRAWN;
    private HoldSnapshot restore = AS_DELEGATED;
    private @Nullable List<RegisterPart> changedMeanwhile;

    DomainReinstatedBuilder() {}

    public DomainReinstatedBuilder sequence(long number) {
        sequence = number;
        return this;
    }

    public DomainReinstatedBuilder because(CloseCause why) {
        cause = why;
        return this;
    }

    public DomainReinstatedBuilder restoring(HoldSnapshot snapshot) {
        restore = snapshot;
        return this;
    }

    /// Somebody changed these in the register while the name was held.
    public DomainReinstatedBuilder leavingAlone(RegisterPart... parts) {
        changedMeanwhile = List.of(parts);
        return this;
    }

    @Override
    public DomainReinstated build() {
        return new DomainReinstated(
                domain,
                sequence,
                holdId,
                caseId,
                caseNumber,
                flagId,
                agreementId,
                cause,
                restore,
                at,
                null,
                changedMeanwhile);
    }

    @Override
    DomainReinstatedBuilder self() {
        return this;
    }
}
