package dk.punktum.flagger.standin.suspensions;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.time.Duration;

/// Waits for the application's follower.
public final class Follower {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Until the suspensions in force at the start have been read.
    public static void awaitReady() {
        await("the application to be ready")
                .atMost(PATIENCE)
                .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    /// No delay, and little patience with a broker that is away.
    static final class AtOnce implements SuspensionConfig {

        @Override
        public Duration applyDelay() {
            return Duration.ZERO;
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMillis(200);
        }
    }

    private Follower() {}
}
