package dk.punktum.flagger.conformance;

import java.time.Duration;

/// What came of one scenario.
///
/// @param detail what was seen, when that is not what has to be
record Verdict(Scenario scenario, Result result, String detail, Duration took) {

    enum Result {
        PASS,
        FAIL,
        /// It could not be played with what the kit was given.
        SKIP
    }
}
