package dk.punktum.flagger.conformance;

import dk.punktum.flagger.events.EventType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What a scenario is played with, and where it says what it expects.
final class Stage {

    private static final int SHOWN = 3;

    private final Names names;
    private final Teller teller;
    private final ConsumerUnderTest consumer;
    private final View view;
    private final Patience patience;
    private final String locked;
    private final Map<String, Expected> expected = new LinkedHashMap<>();

    /// @param change from a record on Kafka to the consumer's view
    /// @param start  from the consumer's start to its first answer
    record Patience(Duration change, Duration start) {}

    Stage(Names names, Teller teller, ConsumerUnderTest consumer, View view, Patience patience, String locked) {
        this.names = names;
        this.teller = teller;
        this.consumer = consumer;
        this.view = view;
        this.patience = patience;
        this.locked = locked;
    }

    Names names() {
        return names;
    }

    Teller teller() {
        return teller;
    }

    /// A name that carries a server lock before anybody holds it.
    NameStory lockedName() {
        NameStory story = view.hasRegister()
                ? names.named(locked)
                        .orElseThrow(() -> new NotPlayable(
                                "the register has no %s: give --locked, a name that carries a server lock"
                                        .formatted(locked)))
                : names.nextWithOwnStatuses();
        if (story.before().statuses().stream().noneMatch(NameStory.LOCKS::contains)) {
            throw new NotPlayable("%s carries no server lock: give --locked, a name that does".formatted(locked));
        }
        return story;
    }

    void expect(NameStory story, Expected wanted) {
        expected.put(story.name(), wanted);
    }

    Map<String, Expected> expected() {
        return expected;
    }

    /// Tells something of another name behind what was told of this one, on every topic, and waits until it is seen.
    /// Then
    /// the consumer has read what came before, in those partitions.
    void fenceBehind(NameStory story) {
        NameStory fence = names.behind(story, teller.partitionsOf(EventType.DOMAIN_SUSPENDED));
        teller.tell(fence.suspended(1), fence.held(1));
        expect(fence, fence.isHeld());
        settle();
    }

    void kill() {
        consumer.kill();
    }

    /// Starts the consumer and takes it at its word: its first answer has to be right already. Unless the answers come
    /// from what it has stored, and so from before it was started.
    void startAndHearFirstAnswer() {
        boolean answersAnyway = view.look(expected.keySet()).isPresent();
        consumer.start();
        if (answersAnyway) {
            // Something new, so that it is seen to be at work.
            NameStory sign = names.unasked(1).getFirst();
            teller.tell(sign.suspended(1), sign.held(1));
            expect(sign, sign.isHeld());
            settleWithin(patience.start());
        } else {
            Map<String, Seen> first = firstAnswer();
            demandRight(first, "Its first answer after the start: ");
        }
    }

    private Map<String, Seen> firstAnswer() {
        long giveUp = System.nanoTime() + patience.start().toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<Map<String, Seen>> answer = view.look(expected.keySet());
            if (answer.isPresent()) {
                return answer.get();
            }
            demandAlive();
            pause();
        }
        throw new CannotRun("The consumer did not answer within %d s of its start (--start-within)."
                .formatted(patience.start().toSeconds()));
    }

    /// Waits until everything is as expected.
    void settle() {
        settleWithin(patience.change());
    }

    private void settleWithin(Duration atMost) {
        long giveUp = System.nanoTime() + atMost.toNanos();
        Optional<Map<String, Seen>> answer = view.look(expected.keySet());
        while (answer.isEmpty() || !wrongIn(answer.get()).isEmpty()) {
            demandAlive();
            if (System.nanoTime() > giveUp) {
                demandRight(
                        answer.orElseThrow(() -> new NotAsExpected("It does not answer any more.")),
                        "After %d s: ".formatted(atMost.toSeconds()));
                return;
            }
            pause();
            answer = view.look(expected.keySet());
        }
    }

    /// Looks once more at the end: nothing of it may have been undone. A consumer that is gone by then is not asked:
    /// the
    /// scenario that it did not survive has said so.
    Optional<String> undone() {
        expected.replaceAll((_, wanted) -> wanted.ofAFreeNameNoMore());
        return view.look(expected.keySet())
                .flatMap(seen -> wrongIn(seen).stream().findFirst());
    }

    private void demandAlive() {
        if (!consumer.isAlive()) {
            throw new NotAsExpected(consumer.howItEnded());
        }
    }

    private void demandRight(Map<String, Seen> seen, String when) {
        List<String> wrong = wrongIn(seen);
        if (!wrong.isEmpty()) {
            String more = wrong.size() > SHOWN ? "; and %d more".formatted(wrong.size() - SHOWN) : "";
            throw new NotAsExpected(when
                    + String.join("; ", wrong.subList(0, Math.min(SHOWN, wrong.size())))
                    + more
                    + " (of %d names)".formatted(expected.size()));
        }
    }

    private List<String> wrongIn(Map<String, Seen> seen) {
        return expected.entrySet().stream()
                .flatMap(entry -> entry
                        .getValue()
                        .wrongIn(seen.getOrDefault(entry.getKey(), Seen.NOT_MENTIONED))
                        .map(wrong -> entry.getKey() + " " + wrong)
                        .stream())
                .toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted");
        }
    }
}
