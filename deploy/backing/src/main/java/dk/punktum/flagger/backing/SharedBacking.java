package dk.punktum.flagger.backing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The one set of servers that the tests of a JVM share.
final class SharedBacking {

    private static @Nullable Backing instance;

    private SharedBacking() {}

    static synchronized Backing instance() {
        if (instance == null) {
            QuietLogs.apply();
            instance = switch (System.getProperty("backing", "embedded")) {
                case "embedded" -> embedded();
                case "containers" -> containers();
                case String other ->
                    throw new IllegalArgumentException("-Dbacking is embedded or containers, not " + other);
            };
        }
        return instance;
    }

    private static Backing embedded() {
        Path directory = Directories.temporary("flagger-backing-");
        Backing created = new LazyBacking(
                () -> new EmbeddedPostgreSql(directory.resolve("postgres"), FreePort.find()),
                () -> new EmbeddedKafka(directory.resolve("kafka"), FreePort.find(), FreePort.find()),
                () -> new EmbeddedOidc(FreePort.find()),
                () -> new EmbeddedSmtp(FreePort.find()));
        atTheEnd(() -> {
            created.close();
            Directories.delete(directory);
        });
        return created;
    }

    private static Backing containers() {
        Backing created = new LazyBacking(
                () -> new ContainerPostgreSql(FreePort.find()),
                () -> new ContainerKafka(FreePort.find()),
                () -> new ContainerOidc(FreePort.find()),
                () -> new ContainerSmtp(FreePort.find(), FreePort.find()));
        atTheEnd(created::close);
        return created;
    }

    private static void atTheEnd(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "backing-close"));
    }
}
