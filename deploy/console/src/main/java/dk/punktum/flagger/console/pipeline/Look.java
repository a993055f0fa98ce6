package dk.punktum.flagger.console.pipeline;

import java.util.Locale;

/// How a state is shown: a sign as well as a colour.
enum Look {
    GOOD("✓"),
    WAIT("?"),
    ACT("!");

    private final String sign;

    Look(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /// Its class in the style sheet.
    String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
