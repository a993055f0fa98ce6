package dk.punktum.flagger.suspension.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Threads that do one job again and again: at once when woken, and every so often in case a wake-up was lost, the
/// work was another instance's, or it is only now due.
public final class WorkLoop implements AutoCloseable {

    /// One piece of work.
    @FunctionalInterface
    public interface Job {
        /// @return whether there was something to do; then there may be more
        boolean doNext() throws InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger(WorkLoop.class);

    private final String name;
    private final Job job;
    private final Duration poll;
    private final List<Semaphore> bells = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /// @param threads how many pieces are worked on at once
    public WorkLoop(String name, int threads, Duration poll, Job job) {
        this.name = name;
        this.job = job;
        this.poll = poll;
        for (int i = 0; i < threads; i++) {
            var bell = new Semaphore(0);
            bells.add(bell);
            this.threads.add(Thread.ofVirtual().name(name + "-" + i).unstarted(() -> run(bell)));
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /// There is new work, committed.
    public void wake() {
        bells.forEach(Semaphore::release);
    }

    /// Lets each thread finish the piece that it is at. None is interrupted: that would break its database
    /// connection.
    @Override
    public void close() {
        stopping = true;
        wake();
        for (Thread thread : threads) {
            try {
                if (thread.getState() != Thread.State.NEW && !thread.join(Duration.ofSeconds(5))) {
                    LOG.warnf("%s does not end; what it has begun and not committed is begun again", name);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run(Semaphore bell) {
        boolean failing = false;
        while (!stopping) {
            try {
                boolean more = job.doNext();
                failing = false;
                if (!more && bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            } catch (RuntimeException e) {
                if (!failing && !stopping) {
                    // Once per streak: what fails with the database fails very often.
                    LOG.warnf(e, "%s has failed; it is tried again every %s", name, poll);
                }
                failing = true;
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pause() {
        try {
            if (!stopping) {
                Thread.sleep(poll);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
