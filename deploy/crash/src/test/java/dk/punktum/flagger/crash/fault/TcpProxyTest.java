package dk.punktum.flagger.crash.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int ALL = 100;
    private static final int SHORTLY = 200;
    private static final int PATIENCE = 20_000;

    private final TcpProxy proxy = new TcpProxy();
    private ServerSocket server;
    private Socket client;

    @BeforeEach
    void connectToOneWhoEchoes() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        proxy.to(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(PATIENCE);
        assertThat(said(1)).isEqualTo(1);
    }

    private void echo() {
        try (Socket one = server.accept()) {
            one.getInputStream().transferTo(one.getOutputStream());
        } catch (IOException _) {
            // The test is over, or cuts.
        }
    }

    private int said(int what) throws IOException {
        client.getOutputStream().write(what);
        return client.getInputStream().read();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        proxy.close();
    }

    @Test
    void carriesBothWays() throws IOException {
        assertThat(said(2)).isEqualTo(2);
    }

    @Test
    void cutsWithAReset() {
        proxy.cut(ALL, new Random(1));

        assertThatThrownBy(() -> said(2)).isInstanceOf(SocketException.class);
    }

    @Test
    void isLate() throws IOException {
        proxy.delay(Duration.ofMillis(100));

        long began = System.nanoTime();
        assertThat(said(2)).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void isSilentWithoutClosingAndResetsInTheEnd() throws IOException {
        Runnable end = proxy.silence(ALL, new Random(1));
        client.setSoTimeout(SHORTLY);
        assertThatThrownBy(() -> said(2)).isInstanceOf(SocketTimeoutException.class);

        end.run();

        client.setSoTimeout(PATIENCE);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void refusesWhereNobodyListens() throws IOException {
        server.close();

        try (var another = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            another.setSoTimeout(PATIENCE);
            assertThatThrownBy(() -> another.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }
}
