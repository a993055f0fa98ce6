package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.WithdrawalReason;

/// A flag that was taken back.
public final class FlagWithdrawnBuilder extends EventBuilder<FlagWithdrawn, FlagWithdrawnBuilder> {

    private WithdrawalReason reason = WithdrawalReason.RESOLVED;

    FlagWithdrawnBuilder() {}

    public FlagWithdrawnBuilder because(WithdrawalReason why) {
        reason = why;
        return this;
    }

    @Override
    public FlagWithdrawn build() {
        return new FlagWithdrawn(flagId, flagNumber, domain, agreementId, reason, at);
    }

    @Override
    FlagWithdrawnBuilder self() {
        return this;
    }
}
