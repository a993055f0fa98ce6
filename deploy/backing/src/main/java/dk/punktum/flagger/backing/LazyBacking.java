package dk.punktum.flagger.backing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Four servers, each started when it is first asked for: a test that needs the database only does not pay for the
/// broker.
final class LazyBacking implements Backing {

    private final Lazy<PostgreSql> postgres;
    private final Lazy<Kafka> kafka;
    private final Lazy<Oidc> oidc;
    private final Lazy<Smtp> smtp;

    /// @param tries how many of a server are made, one after the other, while its port is always taken by somebody
    ///     else before it listens there; more than one where each gets another port
    LazyBacking(
            int tries, Supplier<PostgreSql> postgres, Supplier<Kafka> kafka, Supplier<Oidc> oidc, Supplier<Smtp> smtp) {
        this.postgres = new Lazy<>(tries, postgres);
        this.kafka = new Lazy<>(tries, kafka);
        this.oidc = new Lazy<>(tries, oidc);
        this.smtp = new Lazy<>(tries, smtp);
    }

    @Override
    public PostgreSql postgres() {
        return postgres.get();
    }

    @Override
    public Kafka kafka() {
        return kafka.get();
    }

    @Override
    public Oidc oidc() {
        return oidc.get();
    }

    @Override
    public Smtp smtp() {
        return smtp.get();
    }

    @Override
    public void startAll() {
        try (ExecutorService starters = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<?>> starting = List.of(
                    CompletableFuture.runAsync(kafka::get, starters),
                    CompletableFuture.runAsync(postgres::get, starters),
                    CompletableFuture.runAsync(oidc::get, starters),
                    CompletableFuture.runAsync(smtp::get, starters));
            starting.forEach(LazyBacking::await);
        }
    }

    private static void await(CompletableFuture<?> start) {
        try {
            start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        smtp.close();
        oidc.close();
        kafka.close();
        postgres.close();
    }

    private static final class Lazy<S extends BackingService> {
        private final int tries;
        private final Supplier<S> create;
        private @Nullable S started;

        private Lazy(int tries, Supplier<S> create) {
            this.tries = tries;
            this.create = create;
        }

        synchronized S get() {
            if (started == null) {
                started = start(tries);
            }
            return started;
        }

        private S start(int triesLeft) {
            S created = create.get();
            try {
                created.start();
                return created;
            } catch (RuntimeException e) {
                created.close();
                if (triesLeft > 1 && FreePort.wasTaken(e)) {
                    return start(triesLeft - 1);
                }
                throw e;
            }
        }

        synchronized void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
