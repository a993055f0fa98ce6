package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.suspension.work.WorkLoop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks for the effects of orders. A fresh order is looked after in memory, every few hundredths of a second; one
/// that takes longer goes back to its row and is looked at now and then.
final class EffectWatcher implements WorkLoop.Job, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EffectWatcher.class);

    /// A watch whose next look is farther away than this goes back to its row, and makes room for another.
    private static final Duration LONGEST_WAIT_IN_MEMORY = Duration.ofSeconds(1);

    private final Effects effects;
    private final RecordLook recordLook;
    private final LookAround lookAround;
    private final Clock clock;
    private final Duration lease;
    private final Semaphore room;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();

    /// @param lease longer than the longest look, so that two instances do not look after the same order
    /// @param most  how many names are watched at once
    EffectWatcher(
            Effects effects, RecordLook recordLook, LookAround lookAround, Clock clock, Duration lease, int most) {
        this.effects = effects;
        this.recordLook = recordLook;
        this.lookAround = lookAround;
        this.clock = clock;
        this.lease = lease;
        this.room = new Semaphore(most);
    }

    @Override
    public boolean doNext() throws InterruptedException {
        if (!room.tryAcquire(1, TimeUnit.SECONDS)) {
            return true;
        }
        int places = 1 + room.drainPermits();
        List<Watch> claimed = List.of();
        try {
            claimed = claim(places);
        } finally {
            room.release(places - claimed.size());
        }
        for (Watch watch : claimed) {
            lookers.execute(() -> {
                try {
                    watch(watch);
                } catch (RuntimeException e) {
                    LOG.warnf(e, "%s: what was seen could not be written down; it is looked at again", watch.domain());
                } finally {
                    room.release();
                }
            });
        }
        return claimed.size() == places;
    }

    private List<Watch> claim(int places) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> effects.claim(now, now.plus(lease), places));
    }

    private void watch(Watch watch) {
        Instant since = clock.instant();
        Sightings written = watch.sightings();
        while (true) {
            Sightings sightings = written.after(lookAround.at(watch));
            Instant now = clock.instant();
            Duration wait = EffectRules.untilNextLook(Duration.between(watch.orderedAt(), now));
            boolean stays = wait.compareTo(LONGEST_WAIT_IN_MEMORY) < 0 && now.isBefore(since.plus(lease.dividedBy(2)));
            if (!stays || !sightings.equals(written)) {
                boolean goesOn = recordLook.record(watch.effectId(), sightings, now, now.plus(stays ? lease : wait));
                stays = stays && goesOn;
            }
            if (!stays || !pause(wait)) {
                return;
            }
            written = sightings;
        }
    }

    /// @return false when it is time to go
    private boolean pause(Duration wait) {
        try {
            return !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What was being watched is watched on by whoever comes next, once the lease has run out.
    @Override
    public void close() {
        stopping.countDown();
        lookers.shutdown();
        try {
            if (!lookers.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("a look does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
