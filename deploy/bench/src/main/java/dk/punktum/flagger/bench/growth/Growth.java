package dk.punktum.flagger.bench.growth;

import dk.punktum.flagger.bench.yardstick.Database;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Fills the databases of all services with copies of what a few real flags left in them.
public final class Growth {

    private final List<GrowingDatabase> databases;
    private final int flags;
    private final Set<UUID> kept;

    /// @param databases as the superuser sees them; of all services, since their rows tell of the same flags
    /// @param flags     how many `work` hands in
    /// @param work      ends when everything is done that becomes of them
    public static Growth learn(List<Database> databases, int flags, Runnable work) {
        List<GrowingDatabase> growing =
                databases.stream().map(GrowingDatabase::new).toList();
        growing.forEach(GrowingDatabase::mark);
        work.run();
        Set<UUID> kept = new HashSet<>();
        growing.forEach(database -> kept.addAll(database.learn(flags)));
        return new Growth(growing, flags, kept);
    }

    private Growth(List<GrowingDatabase> databases, int flags, Set<UUID> kept) {
        this.databases = databases;
        this.flags = flags;
        this.kept = Set.copyOf(kept);
    }

    /// How many rows a flag leaves in each table.
    public String inWords() {
        return String.join(
                "; ",
                databases.stream().map(database -> database.inWords(flags)).toList());
    }

    /// All databases at the same time, with nobody connected to them.
    ///
    /// @param more flags; a multiple of those that were learned from
    /// @throws IllegalStateException when a row of them refers to something that is not there
    public void fill(long more) {
        long howMany = more / flags;
        var copies = new Copies(kept, howMany);
        List<Callable<Long>> fillings = databases.stream()
                .<Callable<Long>>map(database -> () -> {
                    database.fill(copies, howMany);
                    return database.orphans();
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(databases.size())) {
            for (Future<Long> filling : threads.invokeAll(fillings)) {
                if (filling.get() > 0) {
                    throw new IllegalStateException("%d copied rows refer to nothing".formatted(filling.get()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a database can not be filled", e.getCause());
        }
    }

    public long megabytes() {
        return databases.stream().mapToLong(GrowingDatabase::megabytes).sum();
    }
}
