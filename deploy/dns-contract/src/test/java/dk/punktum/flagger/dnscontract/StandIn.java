package dk.punktum.flagger.dnscontract;

import dk.punktum.flagger.standin.zone.UpdatableStandIn;
import java.io.IOException;
import java.net.InetSocketAddress;

/// The registry stand-in, in this JVM.
final class StandIn implements NameServer {

    private final UpdatableStandIn server = new UpdatableStandIn(TestKey.NAME, TestKey.SECRET);

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void start() throws IOException {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }
}
