package dk.punktum.flagger.standin.register;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// Sample registers for tests.
public final class Registers {

    /// As at the start of the application: suspensions are not known yet.
    public static Register starting() {
        return SampleRegister.create(Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC));
    }

    public static Register running() {
        Register register = starting();
        register.markCaughtUp();
        return register;
    }

    private Registers() {}
}
