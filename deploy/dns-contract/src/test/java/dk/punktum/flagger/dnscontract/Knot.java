package dk.punktum.flagger.dnscontract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Knot DNS. Its access list is the one of `docs/dns-driver.md`.
final class Knot extends ChildNameServer {

    Knot(Path directory) throws IOException {
        super("knotd", "knot", directory);
    }

    @Override
    List<String> command(Path program, Path directory, int port) throws IOException {
        Files.createDirectories(directory.resolve("db"));
        Path configuration = directory.resolve("knot.conf");
        Files.writeString(configuration, """
                server:
                    rundir: "%1$s"
                    listen: 127.0.0.1@%2$d
                log:
                  - target: stderr
                    any: notice
                database:
                    storage: "%1$s/db"
                key:
                  - id: %3$s
                    algorithm: hmac-sha256
                    secret: %4$s
                acl:
                  - id: flagger
                    key: %3$s
                    action: update
                    update-type: [NS, DS, A, AAAA]
                zone:
                  - domain: dk
                    storage: "%1$s"
                    file: dk.zone
                    acl: flagger
                """.formatted(directory, port, TestKey.NAME, TestKey.SECRET));
        return List.of(program.toString(), "--config", configuration.toString());
    }
}
