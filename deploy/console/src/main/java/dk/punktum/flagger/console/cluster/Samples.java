package dk.punktum.flagger.console.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The samples of the last hour, in memory: after a restart the trends begin anew.
final class Samples {

    /// What a rate is taken over: long enough for few events, short enough to see a change.
    private static final Duration RATE = Duration.ofMinutes(1);

    private final Duration keep;
    private final Deque<Sample> samples = new ArrayDeque<>();

    Samples(Duration keep) {
        this.keep = keep;
    }

    synchronized void add(Sample sample) {
        samples.addLast(sample);
        while (!samples.isEmpty()
                && samples.getFirst().at().isBefore(sample.at().minus(keep))) {
            samples.removeFirst();
        }
    }

    /// The oldest sample within the last minute.
    synchronized Optional<Sample> aMinuteBefore(Instant now) {
        Instant from = now.minus(RATE);
        return samples.stream().filter(sample -> !sample.at().isBefore(from)).findFirst();
    }

    synchronized Optional<Sample> oldest() {
        return Optional.ofNullable(samples.peekFirst());
    }

    /// The lag of a group on a topic, oldest first.
    synchronized List<TrendPoint> trend(Pair pair) {
        var points = new ArrayList<TrendPoint>();
        for (Sample sample : samples) {
            Sample.Reading reading = sample.readings().get(pair);
            if (reading != null) {
                points.add(new TrendPoint(sample.at(), reading.lag(), reading.seconds()));
            }
        }
        return points;
    }
}
