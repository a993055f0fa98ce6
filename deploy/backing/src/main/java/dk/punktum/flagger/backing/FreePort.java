package dk.punktum.flagger.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/// Finds ports that stay free while a server is down for a moment.
final class FreePort {

    // Below the range from which Linux (32768) and macOS (49152) take the ports of outgoing connections: a port from
    // there could be taken by any connection while a test restarts its server.
    private static final int FROM = 15_000;
    private static final int TO = 32_000;

    private FreePort() {}

    static int find() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between %d and %d".formatted(FROM, TO));
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// @throws IllegalStateException with what to do, when something else listens there
    static void demand(String what, int port) {
        if (!isFree(port)) {
            throw new IllegalStateException(
                    "Port %d, wanted for %s, is taken. Stop what listens there, or choose another port."
                            .formatted(port, what));
        }
    }

    /// Whether something takes connections there.
    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
