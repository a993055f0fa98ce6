package dk.punktum.flagger.crash.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The time in which clients act, until somebody calls its end.
public final class Course {

    private final CountDownLatch end = new CountDownLatch(1);

    public void end() {
        end.countDown();
    }

    public boolean isOver() {
        return end.getCount() == 0;
    }

    /// Waits, but not past the end.
    public void pause(Duration duration) {
        try {
            end.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }
}
