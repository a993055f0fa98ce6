package dk.punktum.flagger.intake.portal.follow;

import dk.punktum.flagger.intake.progress.FlagDomainStatus;

/// How a status looks: a sign and a colour beside its word, never the colour alone.
enum Standing {
    /// The registry is at it.
    UNDER_WAY("…", "wait", false),
    /// As the decision wants it.
    DONE("✓", "good", false),
    /// It will not come to that, or no longer.
    OVER("–", "over", true);

    private final String sign;
    private final String style;
    private final boolean rest;

    Standing(String sign, String style, boolean rest) {
        this.sign = sign;
        this.style = style;
        this.rest = rest;
    }

    static Standing of(FlagDomainStatus status) {
        return switch (status) {
            case RECEIVED, CASE_OPENED, UPHELD, SUSPENDED, LIFTING -> UNDER_WAY;
            case EFFECTIVE -> DONE;
            case DECLINED, HOLD_LIFTED, REINSTATED, WITHDRAWN, REVERSED -> OVER;
        };
    }

    String sign() {
        return sign;
    }

    /// The class in the style sheet.
    String style() {
        return style;
    }

    /// Whether there is nothing left to take back.
    boolean isOver() {
        return rest;
    }
}
