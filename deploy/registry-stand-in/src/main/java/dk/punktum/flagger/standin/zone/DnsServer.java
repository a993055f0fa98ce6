package dk.punktum.flagger.standin.zone;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers DNS on UDP and on TCP, on the same port. Answers come from memory, so one thread for UDP suffices.
@Singleton
final class DnsServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DnsServer.class);

    private static final int LONGEST_MESSAGE = 65_535;

    /// RFC 7766, section 6.2.3: an idle connection is closed after some seconds.
    private static final Duration IDLE = Duration.ofSeconds(10);

    /// A thread leaves a closed socket at once; this only bounds the wait for one that hangs.
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final int TCP_CONNECTIONS = 100;

    /// How often another free port is tried when UDP has one that TCP has not.
    private static final int PORT_ATTEMPTS = 20;

    private final DnsAnswers answers;
    private final DnsConfig config;
    private final Semaphore connections = new Semaphore(TCP_CONNECTIONS);
    private volatile @Nullable Sockets sockets;

    /// The sockets and the two threads that wait on them.
    private record Sockets(DatagramSocket udp, ServerSocket tcp, List<Thread> waiting) {}

    DnsServer(DnsAnswers answers, DnsConfig config) {
        this.answers = answers;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) throws IOException {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        close();
    }

    void start() throws IOException {
        Sockets opened = open();
        sockets = opened;
        opened.waiting().forEach(Thread::start);
        LOG.infof("zone dk is answered on %s, UDP and TCP", opened.tcp().getLocalSocketAddress());
    }

    /// Where it listens. The port is the one that was taken when the configured one is 0.
    InetSocketAddress address() {
        Sockets opened = sockets;
        if (opened == null) {
            throw new IllegalStateException("not started");
        }
        return (InetSocketAddress) opened.tcp().getLocalSocketAddress();
    }

    /// Returns when the port is free: the system keeps it for as long as a thread still waits on the closed socket.
    @Override
    public void close() {
        Sockets opened = sockets;
        if (opened == null) {
            return;
        }
        opened.udp().close();
        try {
            opened.tcp().close();
        } catch (IOException e) {
            LOG.debug("the listening socket was gone before", e);
        }
        try {
            for (Thread thread : opened.waiting()) {
                thread.join(CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Sockets open() throws IOException {
        InetAddress local = InetAddress.getByName(config.address());
        for (int attempt = 1; ; attempt++) {
            ServerSocket tcp = new ServerSocket();
            tcp.setReuseAddress(true);
            tcp.bind(new InetSocketAddress(local, config.port()));
            try {
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(local, tcp.getLocalPort()));
                return new Sockets(
                        udp,
                        tcp,
                        List.of(
                                Thread.ofPlatform().name("dns-udp").unstarted(() -> serveUdp(udp)),
                                Thread.ofPlatform().name("dns-tcp").unstarted(() -> serveTcp(tcp))));
            } catch (BindException e) {
                tcp.close();
                if (config.port() != 0 || attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void serveUdp(DatagramSocket udp) {
        byte[] buffer = new byte[LONGEST_MESSAGE];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                Optional<byte[]> answer = answers.overUdp(query);
                if (answer.isPresent()) {
                    udp.send(new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
                }
            } catch (IOException | RuntimeException e) {
                // One bad query, or one asker who is gone, must not end the service for the others.
                if (!udp.isClosed()) {
                    LOG.debug("a DNS query over UDP was not answered", e);
                }
            }
        }
    }

    private void serveTcp(ServerSocket tcp) {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                if (connections.tryAcquire()) {
                    Thread.ofVirtual().name("dns-tcp-connection").start(() -> serve(connection));
                } else {
                    connection.close();
                }
            } catch (IOException e) {
                if (!tcp.isClosed()) {
                    LOG.debug("a DNS connection was not accepted", e);
                }
            }
        }
    }

    /// RFC 1035, section 4.2.2: every message has its length before it; RFC 7766: any number of them per connection.
    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout((int) IDLE.toMillis());
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            while (true) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                Optional<byte[]> answer = answers.overTcp(query);
                if (answer.isEmpty()) {
                    return;
                }
                // One segment: some clients read length and message in one go.
                byte[] framed = new byte[2 + answer.get().length];
                framed[0] = (byte) (answer.get().length >> 8);
                framed[1] = (byte) answer.get().length;
                System.arraycopy(answer.get(), 0, framed, 2, answer.get().length);
                out.write(framed);
            }
        } catch (EOFException e) {
            LOG.trace("the asker has closed the connection", e);
        } catch (IOException | RuntimeException e) {
            LOG.debug("a DNS connection was dropped", e);
        } finally {
            connections.release();
        }
    }
}
