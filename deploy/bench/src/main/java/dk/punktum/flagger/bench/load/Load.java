package dk.punktum.flagger.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What came of a load.
///
/// @param acknowledged how many flags were answered 202
/// @param took         from the first request to the last answer
/// @param microseconds from when a request was to be sent to its answer
/// @param repeats      how many had to be asked again, after a fault of the service
/// @param ownCores     how many cores the load generator itself has used
public record Load(long acknowledged, Duration took, Histogram microseconds, long repeats, double ownCores) {

    public double perSecond() {
        return acknowledged * 1e9 / took.toNanos();
    }
}
