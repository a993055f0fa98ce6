package dk.punktum.flagger.intake.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Instant UNTIL = START.plus(Duration.ofMinutes(15));

    private final List<String> happened = new ArrayList<>();
    private final Reader reader = new Reader();

    private final class Reader implements Flow.Subscriber<Viewer.Event> {

        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void onNext(Viewer.Event event) {
            happened.add(
                    switch (event) {
                        case Viewer.Event.Beat() -> "beat";
                        case Viewer.Event.News(ShownFlag flag) -> flag.json();
                    });
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            happened.add("end");
        }

        void reads(int events) {
            subscription.request(events);
        }
    }

    @Test
    void aSlowReaderMissesStepsAndNeverThePresent() {
        Viewer viewer = viewer(null);
        reader.reads(1);
        viewer.show(flag("one"), 1);
        viewer.show(flag("two"), 2);
        viewer.show(flag("three"), 3);
        assertThat(happened).containsExactly("beat");

        reader.reads(5);

        assertThat(happened).containsExactly("beat", "three");
    }

    @Test
    void whatTheReaderHasIsNotSentAgain() {
        Viewer viewer = viewer(flag("one").id());
        reader.reads(9);

        viewer.show(flag("one"), 1);
        viewer.show(flag("two"), 2);
        viewer.show(flag("two"), 3);

        assertThat(happened).containsExactly("beat", "two");
        assertThat(viewer.hasSeen(3)).isTrue();
    }

    @Test
    void signsOfLifeComeUntilTheStreamsTimeIsOver() {
        Viewer viewer = viewer(null);
        reader.reads(9);

        viewer.tend(START.plusSeconds(14));
        viewer.tend(START.plusSeconds(15));
        viewer.tend(START.plusSeconds(16));
        viewer.tend(START.plusSeconds(30));
        viewer.tend(UNTIL);

        assertThat(happened).startsWith("beat", "beat", "beat").endsWith("closed", "end");
    }

    @Test
    void whoDoesNotReadTheEndIsHungUpOn() {
        Viewer viewer = viewer(null);
        viewer.show(flag("one"), 1);

        viewer.tend(UNTIL);
        assertThat(happened).isEmpty();
        viewer.tend(UNTIL.plus(BEAT));
        viewer.tend(UNTIL.plus(BEAT).plus(BEAT));

        assertThat(happened).containsExactly("closed", "hung up");
    }

    @Test
    void theLastStateIsSentBeforeTheEnd() {
        Viewer viewer = viewer(null);
        viewer.show(ShownFlag.of("declined", true), 1);
        viewer.show(flag("not any more"), 2);
        assertThat(happened).isEmpty();

        reader.reads(2);

        assertThat(happened).containsExactly("beat", "declined", "closed", "end");
    }

    @Test
    void whoIsGoneLeavesOnceAndGetsNothing() {
        Viewer viewer = viewer(null);

        viewer.cancel();
        viewer.cancel();
        viewer.show(flag("one"), 1);
        reader.reads(5);
        viewer.tend(UNTIL.plus(BEAT));

        assertThat(happened).containsExactly("closed");
    }

    private Viewer viewer(String knownId) {
        var viewer = new Viewer(
                Uuid7.next(),
                Language.EN,
                knownId,
                START,
                BEAT,
                UNTIL,
                () -> happened.add("closed"),
                () -> happened.add("hung up"));
        viewer.subscribe(reader);
        return viewer;
    }

    private static ShownFlag flag(String json) {
        return ShownFlag.of(json, false);
    }
}
