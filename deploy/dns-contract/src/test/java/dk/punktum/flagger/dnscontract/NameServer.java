package dk.punktum.flagger.dnscontract;

import java.io.IOException;
import java.net.InetSocketAddress;

/// A primary for the zone `dk` on a free loopback port, which takes updates signed with [TestKey#NAME].
interface NameServer extends AutoCloseable {

    /// The same after a stop and a start.
    InetSocketAddress address();

    /// Returns when it answers.
    void start() throws IOException;

    /// Returns when nobody listens any more. What was changed stays changed.
    void stop();

    @Override
    default void close() {
        stop();
    }
}
