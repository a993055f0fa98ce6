package dk.punktum.flagger.console.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Between a browser and the console: can be pulled and put back.
final class Cable implements AutoCloseable {

    private final int to;
    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private boolean pulled;

    Cable(int to) {
        this.to = to;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("cable").start(this::accept);
    }

    /// Where the browser goes.
    String address() {
        return "http://localhost:" + listening.getLocalPort();
    }

    /// Cuts every connection; new ones are cut at once.
    synchronized void pull() {
        pulled = true;
        connections.forEach(Cable::cut);
        connections.clear();
    }

    synchronized void plugIn() {
        pulled = false;
    }

    private void accept() {
        try {
            while (true) {
                connect(listening.accept());
            }
        } catch (IOException closed) {
            pull();
        }
    }

    private synchronized void connect(Socket browser) throws IOException {
        if (pulled) {
            cut(browser);
            return;
        }
        Socket console = new Socket(InetAddress.getLoopbackAddress(), to);
        connections.add(browser);
        connections.add(console);
        Thread.ofPlatform().daemon().name("cable-up").start(() -> carry(browser, console));
        Thread.ofPlatform().daemon().name("cable-down").start(() -> carry(console, browser));
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException pulled) {
            // That is what it is for.
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pull();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
