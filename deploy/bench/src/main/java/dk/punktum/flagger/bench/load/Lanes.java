package dk.punktum.flagger.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What is done at the same time, each in a thread of its own. Whatever happens, all of it has ended when this is
/// closed.
///
/// @param <T> what each of them comes to
final class Lanes<T> implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<T>> lanes = new ArrayList<>();
    private volatile boolean stopped;

    void start(Callable<T> lane) {
        lanes.add(threads.submit(lane));
    }

    /// Each of them asks this before it goes on.
    boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    /// Waits until all have ended.
    List<T> await() {
        List<T> all = new ArrayList<>();
        try {
            for (Future<T> lane : lanes) {
                all.add(lane.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client has failed", e.getCause());
        }
    }

    /// Lets them go on for so long.
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        threads.close();
    }
}
