package dk.punktum.flagger.backing;

import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The one set of servers that the tests of a JVM share.
final class SharedBacking {

    private static final int TRIES = 5;

    private static @Nullable Backing instance;

    private SharedBacking() {}

    static synchronized Backing instance() {
        if (instance == null) {
            QuietLogs.apply();
            instance = switch (System.getProperty("backing", "embedded")) {
                case "embedded" -> {
                    Path directory = Directories.temporary("flagger-backing-");
                    Backing created = embedded(directory, FreePort::find);
                    atTheEnd(() -> {
                        created.close();
                        Directories.delete(directory);
                    });
                    yield created;
                }
                case "containers" -> {
                    Backing created = containers(FreePort::find);
                    atTheEnd(created::close);
                    yield created;
                }
                case String other ->
                    throw new IllegalArgumentException("-Dbacking is embedded or containers, not " + other);
            };
        }
        return instance;
    }

    static Backing embedded(Path directory, IntSupplier ports) {
        return new LazyBacking(
                TRIES,
                () -> new EmbeddedPostgreSql(directory.resolve("postgres"), ports.getAsInt()),
                () -> new EmbeddedKafka(directory.resolve("kafka"), ports.getAsInt()),
                () -> new EmbeddedOidc(ports.getAsInt()),
                () -> new EmbeddedSmtp(ports.getAsInt()));
    }

    static Backing containers(IntSupplier ports) {
        return new LazyBacking(
                TRIES,
                () -> new ContainerPostgreSql(ports.getAsInt()),
                () -> new ContainerKafka(ports.getAsInt()),
                () -> new ContainerOidc(ports.getAsInt()),
                () -> new ContainerSmtp(ports.getAsInt(), ports.getAsInt()));
    }

    private static void atTheEnd(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "backing-close"));
    }
}
