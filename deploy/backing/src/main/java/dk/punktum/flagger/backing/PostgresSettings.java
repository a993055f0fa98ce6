package dk.punktum.flagger.backing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How our PostgreSQL runs. On the command line, where nothing in the data directory can override it.
final class PostgresSettings {

    /// What makes a commit survive a crash. Asked for at every start by [PostgresAdministration#assertDurable].
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private PostgresSettings() {}

    static Map<String, String> all() {
        Map<String, String> settings = new LinkedHashMap<>(DURABLE);
        // Five services with a pool each, and several Quarkus applications in one test JVM.
        settings.put("max_connections", "300");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_min_messages", "warning");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("jit", "off");
        return settings;
    }

    static List<String> command(Path binaries, Path data, int port) {
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        Map<String, String> settings = all();
        settings.put("listen_addresses", "localhost");
        // A socket file would need a place whose path is short enough on every machine.
        settings.put("unix_socket_directories", "");
        settings.forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return command;
    }
}
