package dk.punktum.flagger.conformance;

import dk.punktum.flagger.events.HoldSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/// Hands out names that no other scenario touches.
final class Names {

    private final Deque<String> left;
    private final View view;
    private final long base;
    private final Instant at;

    /// @param pattern such as `proeve-%04d.dk`
    /// @param base    what every name's sequence begins after
    Names(String pattern, int count, View view, long base, Instant at) {
        this.left = new ArrayDeque<>(IntStream.rangeClosed(1, count)
                .mapToObj(number -> pattern.formatted(number))
                .toList());
        this.view = view;
        this.base = base;
        this.at = at;
    }

    /// One that the consumer's register has, when it has one.
    NameStory next() {
        return known(taken());
    }

    /// One with a lock of its own, when nobody can be asked for the name's statuses; else as it is.
    NameStory nextWithOwnStatuses() {
        String name = taken();
        return story(name, view.before(name).orElseThrow(() -> notRegistered(name)));
    }

    /// This very name.
    ///
    /// @return empty when the consumer's register does not have it
    Optional<NameStory> named(String name) {
        return view.before(name).map(before -> story(name, before));
    }

    /// Some that nothing is asked about first.
    List<NameStory> unasked(int count) {
        return Stream.generate(this::taken)
                .limit(Math.min(count, left.size()))
                .map(name -> story(name, null))
                .toList();
    }

    /// One that Kafka keeps in the same partition as the other: what is told of it later is read later.
    NameStory behind(NameStory other, int partitions) {
        int wanted = partition(other.name(), partitions);
        for (Iterator<String> names = left.iterator(); names.hasNext(); ) {
            String name = names.next();
            if (partition(name, partitions) == wanted) {
                names.remove();
                return known(name);
            }
        }
        throw tooFew();
    }

    private NameStory known(String name) {
        if (!view.hasRegister()) {
            return story(name, null);
        }
        return story(name, view.before(name).orElseThrow(() -> notRegistered(name)));
    }

    private NameStory story(String name, @Nullable HoldSnapshot before) {
        return new NameStory(name, before, base, at);
    }

    private String taken() {
        String name = left.poll();
        if (name == null) {
            throw tooFew();
        }
        return name;
    }

    private static CannotRun tooFew() {
        return new CannotRun("There are too few names: raise --count.");
    }

    private static CannotRun notRegistered(String name) {
        return new CannotRun(
                "The consumer's RDAP does not show %s. Give --names and --count for a series of names that it has."
                        .formatted(name));
    }

    private static int partition(String key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
