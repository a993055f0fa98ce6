package dk.punktum.flagger.bench.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Names that nobody has flagged yet; the registry stand-in has them when it is told to.
public final class Names {

    private final AtomicLong last = new AtomicLong();

    public String next() {
        return "maaling-%06d.dk".formatted(last.incrementAndGet());
    }

    public List<String> next(int howMany) {
        return IntStream.range(0, howMany).mapToObj(_ -> next()).toList();
    }

    public long used() {
        return last.get();
    }
}
