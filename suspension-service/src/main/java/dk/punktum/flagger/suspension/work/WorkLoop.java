package dk.punktum.flagger.suspension.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
    private final Semaphore bell = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong lastPoll = new AtomicLong(System.nanoTime());
    private volatile boolean stopping;

    /// @param threads how many pieces are worked on at once
    public WorkLoop(String name, int threads, Duration poll, Job job) {
        this.name = name;
        this.job = job;
        this.poll = poll;
        for (int i = 0; i < threads; i++) {
            this.threads.add(Thread.ofVirtual().name(name + "-" + i).unstarted(this::run));
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /// There is a new piece of work, committed. One thread takes it; the others are left alone.
    public void wake() {
        if (bell.availablePermits() < threads.size()) {
            bell.release();
        }
    }

    /// Lets each thread finish the piece that it is at. None is interrupted: that would break its database
    /// connection.
    @Override
    public void close() {
        stopping = true;
        bell.release(threads.size());
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

    private void run() {
        boolean failing = false;
        boolean hadWork = false;
        while (!stopping) {
            try {
                boolean hasWork = job.doNext();
                failing = false;
                if (!hasWork) {
                    awaitWork();
                } else if (hadWork) {
                    // It goes on: more than one thread can see to.
                    wake();
                }
                hadWork = hasWork;
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

    /// Until woken, or until the first whose patience ends looks for all.
    private void awaitWork() throws InterruptedException {
        while (!bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            long last = lastPoll.get();
            long now = System.nanoTime();
            if (now - last >= poll.toNanos() && lastPoll.compareAndSet(last, now)) {
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
