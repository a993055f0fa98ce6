package dk.punktum.flagger.standin.register;

import java.time.Clock;

/// The stand-in's sample register, as at a start without any suspension.
public final class SampleForContract {

    public static Register running() {
        Register register = SampleRegister.create(Clock.systemUTC());
        register.markCaughtUp();
        return register;
    }

    private SampleForContract() {}
}
