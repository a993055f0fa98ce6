package dk.punktum.flagger.local;

import org.jspecify.annotations.Nullable;

/// The system can not be started, and the message tells a person why and what to do.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotStart(@Nullable String message) {
        super(message == null ? "unknown" : message);
    }
}
