package dk.punktum.flagger.crash.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Stands between clients and a server on this machine: carries everything, until told to be late, silent, or to cut.
public final class TcpProxy implements AutoCloseable {

    private static final int CHUNK = 16_384;
    private static final Duration LOOK_WHETHER_SILENT = Duration.ofMillis(20);

    private final ServerSocket entrance;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile long delayMillis;

    /// Listens on a port of its own; carries nothing before [#to].
    public TcpProxy() {
        try {
            entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /// @param port where the server listens
    public void to(int port) {
        target = port;
    }

    /// Everything is carried, but so much later. Zero: at once.
    public void delay(Duration each) {
        delayMillis = each.toMillis();
    }

    /// Resets some of the connections.
    ///
    /// @param percent of each to be hit
    public void cut(int percent, Random random) {
        some(percent, random).forEach(Link::reset);
    }

    /// Some of the connections carry nothing any more, and are not closed either.
    ///
    /// @return what ends it: resets them
    public Runnable silence(int percent, Random random) {
        List<Link> hit = some(percent, random);
        hit.forEach(link -> link.silent = true);
        return () -> hit.forEach(Link::reset);
    }

    private List<Link> some(int percent, Random random) {
        return links.stream().filter(_ -> random.nextInt(100) < percent).toList();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // Closed, or nothing that the next one would suffer from.
            }
        }
    }

    private void connect(Socket client) {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException _) {
            reset(client);
            return;
        }
        var link = new Link(client, server);
        links.add(link);
        Thread.ofVirtual().start(() -> link.carry(client, server));
        Thread.ofVirtual().start(() -> link.carry(server, client));
    }

    /// With RST: the other side learns at once that something is wrong, and not that all was said.
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) {
            // It is gone already.
        }
    }

    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry(Socket from, Socket to) {
            var chunk = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    if (delayMillis > 0) {
                        LockSupport.parkNanos(Duration.ofMillis(delayMillis).toNanos());
                    }
                    while (silent && !from.isClosed()) {
                        LockSupport.parkNanos(LOOK_WHETHER_SILENT.toNanos());
                    }
                    out.write(chunk, 0, read);
                }
                to.shutdownOutput();
                if (from.isOutputShutdown()) {
                    end();
                }
            } catch (IOException _) {
                reset();
            }
        }

        private void end() throws IOException {
            links.remove(this);
            client.close();
            server.close();
        }

        void reset() {
            links.remove(this);
            TcpProxy.reset(client);
            TcpProxy.reset(server);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::reset);
    }
}
