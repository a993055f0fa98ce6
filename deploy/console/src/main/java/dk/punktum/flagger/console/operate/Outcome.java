package dk.punktum.flagger.console.operate;

/// What would come, or has come, of setting something going again.
public enum Outcome {
    /// Dry run: it would be tried.
    WOULD_BE_TRIED("wait"),
    /// Dry run: it would be tried, and what stands on its key stops before the end.
    WOULD_STOP("act"),
    /// Dry run: the person would be the first of the two that it takes.
    WOULD_BE_FIRST("wait"),
    /// Dry run: the person would be the second of the two that it takes.
    WOULD_BE_SECOND("wait"),
    /// Nothing can be done about it from here.
    NOT_FROM_HERE("act"),
    /// It does not wait any more.
    GONE("good"),
    /// Its service does not answer.
    AWAY("act"),
    /// Its service refused.
    REFUSED("act"),
    DONE("good"),
    /// It was tried, and does not go.
    STOPPED("act"),
    /// Noted; it takes another person.
    ONE_MORE("wait");

    private final String look;

    Outcome(String look) {
        this.look = look;
    }

    /// `good`, `wait` or `act`, as in the style sheet.
    public String look() {
        return look;
    }

    public String sign() {
        return switch (look) {
            case "good" -> "✓";
            case "wait" -> "…";
            default -> "!";
        };
    }

    /// Whether confirming makes sense.
    boolean isWorthTrying() {
        return switch (this) {
            case WOULD_BE_TRIED, WOULD_STOP, WOULD_BE_FIRST, WOULD_BE_SECOND -> true;
            case NOT_FROM_HERE, GONE, AWAY, REFUSED, DONE, STOPPED, ONE_MORE -> false;
        };
    }
}
