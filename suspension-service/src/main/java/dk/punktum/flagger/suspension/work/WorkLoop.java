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

    /// Ends the threads, each at its next wait. What they have begun and not committed is begun again by whoever is
    /// next.
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run(Semaphore bell) {
        boolean failing = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                while (job.doNext()) {
                    failing = false;
                }
                failing = false;
                await(bell);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failing = complain(failing, e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /// Once per streak: what fails with the database fails very often.
    private boolean complain(boolean alreadyFailing, RuntimeException e) {
        if (!alreadyFailing && !Thread.currentThread().isInterrupted()) {
            LOG.warnf(e, "%s has failed; it is tried again every %s", name, poll);
        }
        return true;
    }

    private void await(Semaphore bell) throws InterruptedException {
        if (bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(poll);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
