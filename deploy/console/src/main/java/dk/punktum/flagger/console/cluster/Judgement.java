package dk.punktum.flagger.console.cluster;

/// What a group's lag means for whoever looks on.
public enum Judgement {
    /// Nothing to see.
    GOOD,
    /// Behind, and likely to come right by itself.
    BEHIND,
    /// Behind for long, and not catching up: a person should act.
    STUCK,
    /// There is something to read and nobody reads: a person should act.
    NOBODY_READS;

    /// Whether a person should act: the only thing that is shown in red.
    public boolean needsSomebody() {
        return switch (this) {
            case GOOD, BEHIND -> false;
            case STUCK, NOBODY_READS -> true;
        };
    }
}
