package dk.punktum.flagger.standin.zone;

import dk.punktum.flagger.standin.register.SampleForContract;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// The stand-in's name server without the rest of the application, taking updates.
public final class UpdatableStandIn {

    private final DnsConfig.UpdateKey key;
    private final UpdatedZone zone = new UpdatedZone(new Zone(SampleForContract.running()), true, Optional.empty());
    private DnsServer server;
    private int port;

    public UpdatableStandIn(String keyName, String secret) {
        key = new DnsConfig.UpdateKey() {
            @Override
            public String name() {
                return keyName;
            }

            @Override
            public String secret() {
                return secret;
            }
        };
    }

    public void start() throws IOException {
        var config = new DnsConfig() {
            @Override
            public String address() {
                return "127.0.0.1";
            }

            @Override
            public int port() {
                return port;
            }

            @Override
            public Optional<UpdateKey> updateKey() {
                return Optional.of(key);
            }

            @Override
            public Optional<Path> zoneFile() {
                return Optional.empty();
            }
        };
        server = new DnsServer(new DnsAnswers(zone, new DnsUpdates(zone, config, Clock.systemUTC())), config);
        server.start();
        port = server.address().getPort();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    public void stop() {
        server.close();
    }
}
