package dk.punktum.flagger.crash.fault;

import dk.punktum.flagger.local.Child;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts again what has ended, as a cluster does: a service that was killed, or one that found no database when it
/// started.
public final class Caretaker implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final List<Child> children;
    private final Set<Child> heldDown = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    public Caretaker(List<Child> children) {
        this.children = List.copyOf(children);
        this.thread = Thread.ofPlatform().name("caretaker").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                children.forEach(this::startIfEnded);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startIfEnded(Child child) {
        if (!heldDown.contains(child) && !child.isAlive() && closing.getCount() > 0) {
            child.start();
        }
    }

    /// Kills it; nobody starts it before [#letUp].
    synchronized void killAndHoldDown(Child child) {
        heldDown.add(child);
        child.kill();
    }

    void letUp(Child child) {
        heldDown.remove(child);
    }

    /// By their names.
    public List<String> notReady() {
        return children.stream()
                .filter(child -> !child.isAlive() || !child.isReady())
                .map(Child::name)
                .toList();
    }

    /// From here on nothing is started.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
