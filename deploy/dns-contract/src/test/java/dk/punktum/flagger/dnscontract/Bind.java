package dk.punktum.flagger.dnscontract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// ISC BIND. Its update policy is the one of `docs/dns-driver.md`.
final class Bind extends ChildNameServer {

    Bind(Path directory) throws IOException {
        super("named", "bind9", directory);
    }

    @Override
    List<String> command(Path program, Path directory, int port) throws IOException {
        Path configuration = directory.resolve("named.conf");
        Files.writeString(configuration, """
                options {
                    directory "%1$s";
                    pid-file "%1$s/named.pid";
                    session-keyfile "%1$s/session.key";
                    lock-file none;
                    listen-on port %2$d { 127.0.0.1; };
                    listen-on-v6 { none; };
                    recursion no;
                    notify no;
                    dnssec-validation no;
                };
                controls { };
                key "%3$s" { algorithm hmac-sha256; secret "%4$s"; };
                zone "dk" {
                    type primary;
                    file "dk.zone";
                    update-policy { grant %3$s zonesub NS DS A AAAA; };
                };
                """.formatted(directory, port, TestKey.NAME, TestKey.SECRET));
        return List.of(program.toString(), "-g", "-n", "1", "-c", configuration.toString());
    }
}
