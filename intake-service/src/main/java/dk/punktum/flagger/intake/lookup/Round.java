package dk.punktum.flagger.intake.lookup;

import dk.punktum.flagger.events.DomainName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Asks one place about many names at once, and waits no longer for all of them than for one. Whatever that place does,
/// each name has an answer.
///
/// @param <T> what is asked
final class Round<T> {

    private final String place;
    private final Duration patience;
    private final T unknown;
    private final Function<DomainName, CompletableFuture<T>> question;
    private final Silence silence;
    private final MeterRegistry meters;
    private final Clock clock;

    /// @param place    for the metrics
    /// @param unknown  the answer of whoever is silent
    /// @param question fails when there is no answer at all
    Round(
            String place,
            Duration patience,
            Duration pause,
            T unknown,
            Function<DomainName, CompletableFuture<T>> question,
            MeterRegistry meters,
            Clock clock) {
        this.place = place;
        this.patience = patience;
        this.unknown = unknown;
        this.question = question;
        this.silence = new Silence(pause);
        this.meters = meters;
        this.clock = clock;
    }

    Map<DomainName, T> ask(Set<DomainName> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        if (silence.isKept(clock.instant())) {
            count("not-asked", names.size());
            return together(names, _ -> unknown);
        }
        Timer.Sample time = Timer.start(meters);
        Map<DomainName, CompletableFuture<T>> asked = together(names, question);
        await(asked.values());
        Map<DomainName, T> answers = new HashMap<>();
        int heard = 0;
        for (var one : asked.entrySet()) {
            boolean answered = one.getValue().state() == Future.State.SUCCESS;
            heard += answered ? 1 : 0;
            answers.put(one.getKey(), answered ? one.getValue().resultNow() : unknown);
            one.getValue().cancel(false);
        }
        time.stop(meters.timer("flagger.intake.lookup", "place", place));
        count("answered", heard);
        count("silent", names.size() - heard);
        if (heard > 0) {
            silence.broken();
        } else {
            silence.met(clock.instant());
        }
        return answers;
    }

    private void await(Collection<CompletableFuture<T>> asked) {
        try {
            CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // Whoever has answered has.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(String outcome, int names) {
        meters.counter("flagger.intake.lookup.names", "place", place, "outcome", outcome)
                .increment(names);
    }

    private static <V> Map<DomainName, V> together(Set<DomainName> names, Function<DomainName, V> value) {
        Map<DomainName, V> values = new HashMap<>();
        names.forEach(name -> values.put(name, value.apply(name)));
        return values;
    }
}
