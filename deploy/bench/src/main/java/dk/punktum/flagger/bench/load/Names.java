package dk.punktum.flagger.bench.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Names that nobody has flagged yet; the registry stand-in has them when it is told to.
public final class Names {

    private final AtomicLong last = new AtomicLong();
    private final long most;

    /// For services that do not ask the register.
    public Names() {
        this(999_999);
    }

    /// @param most how many the register has
    public Names(long most) {
        this.most = most;
    }

    /// @throws IllegalStateException when all are used
    public String next() {
        long number = last.incrementAndGet();
        if (number > most) {
            throw new IllegalStateException("the register has no more than %d names to flag".formatted(most));
        }
        return "maaling-%06d.dk".formatted(number);
    }

    public List<String> next(int howMany) {
        return IntStream.range(0, howMany).mapToObj(_ -> next()).toList();
    }

    public long used() {
        return last.get();
    }
}
