package dk.punktum.flagger.console.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.console.page.Language;
import dk.punktum.flagger.console.page.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final Browser browser = new Browser();
    private final Viewer viewer = new Viewer(Texts.in(Language.EN), 3, NOW.plusSeconds(60), browser);

    @Test
    void aSlowBrowserMissesStepsAndNeverThePresent() {
        // Given
        viewer.request(1);
        viewer.part("a", "1");

        // When
        viewer.part("a", "2");
        viewer.part("b", "x");
        viewer.part("a", "3");
        viewer.request(10);

        // Then
        assertThat(browser.got)
                .containsExactly(
                        "part {\"name\":\"a\",\"html\":\"1\"}",
                        "part {\"name\":\"a\",\"html\":\"3\"}",
                        "part {\"name\":\"b\",\"html\":\"x\"}");
    }

    @Test
    void rowsKeepTheirOrderAndTooManyAreLeftOutAndCounted() {
        for (int row = 1; row <= 5; row++) {
            viewer.row("tail", "row " + row);
        }

        viewer.request(10);

        assertThat(browser.got)
                .containsExactly(
                        "row {\"name\":\"tail\",\"html\":\"row 1\"}",
                        "row {\"name\":\"tail\",\"html\":\"row 2\"}",
                        "row {\"name\":\"tail\",\"html\":\"row 3\"}");
        assertThat(viewer.leftOut()).isEqualTo(2);
        viewer.row("tail", "row 6");
        assertThat(browser.got).hasSize(4);
    }

    @Test
    void aStreamThatHasLivedLongEnoughAsksToBeOpenedAnewAndEnds() {
        var closed = new ArrayList<String>();
        viewer.whenClosed(() -> closed.add("closed"));
        viewer.request(10);

        viewer.beat(NOW.plusSeconds(59));
        viewer.beat(NOW.plusSeconds(60));
        viewer.part("a", "too late");

        assertThat(browser.got).containsExactly("beat {}", "again {}", "the end");
        assertThat(closed).containsExactly("closed");
    }

    @Test
    void nothingIsSentToABrowserThatIsGone() {
        var closed = new ArrayList<String>();
        viewer.request(10);
        viewer.cancel();
        viewer.part("a", "1");
        viewer.whenClosed(() -> closed.add("closed"));

        assertThat(browser.got).isEmpty();
        assertThat(closed).containsExactly("closed");
    }

    private static final class Browser implements Flow.Subscriber<Viewer.Event> {
        private final List<String> got = new ArrayList<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(Viewer.Event event) {
            got.add(event.type() + " " + event.data());
        }

        @Override
        public void onError(Throwable fault) {
            got.add(fault.toString());
        }

        @Override
        public void onComplete() {
            got.add("the end");
        }
    }
}
