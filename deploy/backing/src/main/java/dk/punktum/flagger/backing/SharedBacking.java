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
            Path directory = Directories.temporary("flagger-backing-");
            Backing created = new LazyBacking(
                    () -> new EmbeddedPostgreSql(directory.resolve("postgres"), FreePort.find()),
                    () -> new EmbeddedKafka(directory.resolve("kafka"), FreePort.find(), FreePort.find()),
                    () -> new EmbeddedOidc(FreePort.find()),
                    () -> new EmbeddedSmtp(FreePort.find()));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                created.close();
                                Directories.delete(directory);
                            },
                            "backing-close"));
            instance = created;
        }
        return instance;
    }
}
