package dk.punktum.flagger.crash.fault;

import java.util.Random;

/// Chance that comes the same again for the same seed.
public final class Chance {

    /// The golden ratio's fraction in 64 bits (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /// Seeds beside each other would else begin with the same number.
    public static Random of(long seed) {
        return new Random(seed * SPREAD);
    }

    private Chance() {}
}
