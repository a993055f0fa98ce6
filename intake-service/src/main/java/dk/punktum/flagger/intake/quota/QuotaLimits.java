package dk.punktum.flagger.intake.quota;

/// What an agreement may hand in within any 60 minutes.
record QuotaLimits(int flags, int names) {

    int of(QuotaPolicy policy) {
        return switch (policy) {
            case FLAGS -> flags;
            case NAMES -> names;
        };
    }
}
