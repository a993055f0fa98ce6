package dk.punktum.flagger.suspension.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

    private static final int THREADS = 8;
    private static final Duration NEVER = Duration.ofHours(1);

    private final AtomicInteger looks = new AtomicInteger();
    private final Semaphore pieces = new Semaphore(0);

    @Test
    void aPieceIsLookedForByOneThread() {
        try (var loop = started(NEVER, this::take)) {
            // When
            pieces.release();
            loop.wake();

            // Then
            await().untilAsserted(() -> assertThat(looks).hasValue(THREADS + 2));
            assertThat(pieces.availablePermits()).isZero();
            await("one that found it, and one that found no more")
                    .during(Duration.ofMillis(200))
                    .until(looks::get, found -> found == THREADS + 2);
        }
    }

    @Test
    void whatGoesOnIsSeenToByMoreThanOneThread() {
        var atWork = new AtomicInteger();
        var end = new CountDownLatch(1);
        WorkLoop.Job slow = () -> {
            boolean found = take();
            if (found && looks.get() > THREADS + 2) {
                atWork.incrementAndGet();
                end.await();
            }
            return found;
        };
        try (var loop = started(NEVER, slow)) {
            // When
            pieces.release(100);
            loop.wake();

            // Then
            await().untilAsserted(() -> assertThat(atWork).hasValueGreaterThan(1));
            end.countDown();
            await().until(() -> pieces.availablePermits() == 0);
        }
    }

    @Test
    void eachOfManyWakeUpsFindsAThread() {
        var atWork = new AtomicInteger();
        var end = new CountDownLatch(1);
        WorkLoop.Job slow = () -> {
            boolean found = take();
            if (found) {
                atWork.incrementAndGet();
                end.await();
            }
            return found;
        };
        try (var loop = started(NEVER, slow)) {
            // When
            for (int i = 0; i < THREADS; i++) {
                pieces.release();
                loop.wake();
            }

            // Then
            await().untilAsserted(() -> assertThat(atWork).hasValue(THREADS));
            end.countDown();
        }
    }

    @Test
    void whoeverIdlesLooksNowAndThenButNotEverybody() {
        Duration poll = Duration.ofMillis(100);
        try (var loop = started(poll, this::take)) {
            long began = System.nanoTime();
            await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(THREADS + 3));
            long polls = (System.nanoTime() - began) / poll.toNanos();
            assertThat(looks.get() - THREADS).isLessThanOrEqualTo((int) polls + 2);
        }
    }

    private boolean take() {
        looks.incrementAndGet();
        return pieces.tryAcquire();
    }

    /// Each thread has looked once, and found nothing.
    private WorkLoop started(Duration poll, WorkLoop.Job job) {
        var loop = new WorkLoop("test", THREADS, poll, job);
        loop.start();
        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThanOrEqualTo(THREADS));
        return loop;
    }
}
