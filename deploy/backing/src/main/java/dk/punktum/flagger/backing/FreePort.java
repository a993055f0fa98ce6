package dk.punktum.flagger.backing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Finds ports that stay free while a server is down for a moment.
final class FreePort {

    // Below the range from which Linux (32768) and macOS (49152) take the ports of outgoing connections: a port from
    // there could be taken by any connection while a test restarts its server.
    private static final int FROM = 15_000;
    private static final int TO = 32_000;

    // Who was given one may not listen there yet.
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    static int find() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between %d and %d".formatted(FROM, TO));
    }

    static boolean isFree(int port) {
        try {
            probe(port);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// Binds, but does not listen: a child process that is started at the same moment holds on to the probe until its
    /// program runs. Linux lets a server listen beside one that is bound only, but not beside one that listens.
    private static void probe(int port) throws IOException {
        try (Socket probe = new Socket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    /// @throws IllegalStateException with what to do, when something else listens there
    static void demand(String what, int port) {
        try {
            probe(port);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Port %d, wanted for %s, is taken. Stop what listens there, or choose another port."
                            .formatted(port, what),
                    e);
        }
    }

    /// Whether a server did not start because somebody else listens on its port: what Java says, or what PostgreSQL,
    /// podman and Docker do.
    static boolean wasTaken(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        String message = String.valueOf(failure.getMessage());
        return failure instanceof BindException
                || message.contains("ddress already in use")
                || message.contains("port is already allocated")
                || wasTaken(failure.getCause());
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
