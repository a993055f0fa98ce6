package dk.punktum.flagger.console.tail;

import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.page.Language;
import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.reading.RecordFilter;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class TailNewsTest {

    static {
        // What comes over Kafka takes its time where other modules are tested beside this one.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @Inject
    TailNews news;

    @Test
    void aBrowserThatIsTooSlowIsToldHowManyRowsItMissed() {
        // Given
        var filter = new RecordFilter("for-hurtigt.dk", null, Set.of());
        var slow = news.open(Texts.in(Language.EN), filter, 50)
                .subscribe()
                .withSubscriber(AssertSubscriber.<OutboundSseEvent>create(1));
        var quick = news.open(Texts.in(Language.EN), filter, 50)
                .subscribe()
                .withSubscriber(AssertSubscriber.<OutboundSseEvent>create(Long.MAX_VALUE));

        // When
        try (KafkaProbe kafka = KafkaProbe.inApplication()) {
            for (int i = 0; i < 230; i++) {
                kafka.deliver(aCaseOpened().about("for-hurtigt.dk").build());
            }
        }
        await("all rows in the quick browser").until(() -> count(quick, "row") == 230);
        slow.request(Long.MAX_VALUE);

        // Then
        await("what waited for the slow one").until(() -> count(slow, "row") == 200);
        assertThat(slow.getItems())
                .anySatisfy(event -> assertThat(String.valueOf(event.getData())).contains("30 rows left out"));
        slow.cancel();
        quick.cancel();
    }

    private static long count(AssertSubscriber<OutboundSseEvent> browser, String type) {
        return browser.getItems().stream()
                .filter(event -> type.equals(event.getName()))
                .count();
    }
}
