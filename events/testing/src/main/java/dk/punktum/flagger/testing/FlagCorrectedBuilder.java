package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.FlagCorrected;

/// A flag that was corrected.
public final class FlagCorrectedBuilder extends EventBuilder<FlagCorrected, FlagCorrectedBuilder> {

    private int version = 2;

    FlagCorrectedBuilder() {}

    public FlagCorrectedBuilder version(int number) {
        version = number;
        return this;
    }

    @Override
    public FlagCorrected build() {
        return new FlagCorrected(flagId, flagNumber, domain, agreementId, version, "cd".repeat(32), at);
    }

    @Override
    FlagCorrectedBuilder self() {
        return this;
    }
}
