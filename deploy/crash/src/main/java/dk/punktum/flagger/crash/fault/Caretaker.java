package dk.punktum.flagger.crash.fault;

import dk.punktum.flagger.local.Child;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts again what has ended, as a cluster does: a service that was killed, or one that found no database when it
/// started. And, as a cluster does too, what says of itself that it is not live.
public final class Caretaker implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    /// So often in a row it is not live before it is started again.
    private static final int BELIEVED_AFTER = 3;

    private final List<Child> children;
    private final Set<Child> heldDown = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final Thread asking;

    public Caretaker(List<Child> children) {
        this.children = List.copyOf(children);
        this.thread = Thread.ofPlatform().name("caretaker").daemon().start(this::run);
        this.asking = Thread.ofPlatform().name("liveness").daemon().start(this::ask);
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

    private void ask() {
        Map<Child, Integer> inARow = new HashMap<>();
        try {
            while (!closing.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                for (Child child : children) {
                    int times = child.isLost() ? inARow.merge(child, 1, Integer::sum) : 0;
                    if (times == 0 || times >= BELIEVED_AFTER) {
                        inARow.remove(child);
                    }
                    if (times >= BELIEVED_AFTER) {
                        killLost(child);
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void killLost(Child child) {
        if (!heldDown.contains(child)) {
            lost.add(child.name());
            child.kill();
        }
    }

    /// Those that were not live, since this was asked the last time.
    public List<String> newlyLost() {
        List<String> names = List.copyOf(lost);
        lost.removeAll(names);
        return names;
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
            asking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
