package dk.punktum.flagger.console.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.console.page.Language;
import dk.punktum.flagger.console.page.Texts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private static final Texts ENGLISH = Texts.in(Language.EN);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final Streams streams = new Streams(new NoEvents(), Clock.systemUTC(), new AtMostTwo(), vertx, meters);

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void oneMoreThanMayBeOpenIsRefusedUntilAnotherIsClosed() {
        // Given
        var first = new Onlooker();
        streams.open(ENGLISH, _ -> {}).subscribe(first);
        streams.open(ENGLISH, _ -> {}).subscribe(new Onlooker());
        assertThat(meters.get("flagger_console_streams").gauge().value()).isEqualTo(2);

        // Then
        assertThatThrownBy(() -> streams.open(ENGLISH, _ -> {}))
                .isInstanceOfSatisfying(
                        ServiceUnavailableException.class,
                        refusal -> assertThat(refusal.getResponse().getHeaderString("Retry-After"))
                                .isEqualTo("10"));

        // When
        first.leave();

        // Then
        streams.open(ENGLISH, _ -> {}).subscribe(new Onlooker());
        assertThat(meters.get("flagger_console_streams").gauge().value()).isEqualTo(2);
    }

    /// Asks for nothing.
    private static final class Onlooker implements Flow.Subscriber<OutboundSseEvent> {

        private Flow.Subscription subscription;

        void leave() {
            subscription.cancel();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void onNext(OutboundSseEvent event) {}

        @Override
        public void onError(Throwable fault) {}

        @Override
        public void onComplete() {}
    }

    private record AtMostTwo() implements StreamConfig {

        @Override
        public Duration beat() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int atMost() {
            return 2;
        }

        @Override
        public int rowsWaiting() {
            return 10;
        }

        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(1);
        }
    }

    private static final class NoEvents implements Sse {

        @Override
        public OutboundSseEvent.Builder newEventBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SseBroadcaster newBroadcaster() {
            throw new UnsupportedOperationException();
        }
    }
}
