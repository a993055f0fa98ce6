package dk.punktum.flagger.notification.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SmtpHandoverTest {

    /// More than the buffers of a connection take.
    private static final int MANY_OCTETS = 20_000_000;

    @Test
    @Timeout(60)
    void aServerThatStopsReadingIsGivenUp() throws IOException {
        var done = new CountDownLatch(1);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            threads.submit(() -> {
                try (Socket client = server.accept()) {
                    takeUntilData(client);
                    done.await();
                }
                return null;
            });
            var smtp = new SmtpHandover(
                    settings(server.getLocalPort()).getConfigMapping(SmtpSettings.class),
                    settings(server.getLocalPort()).getConfigMapping(NoticeSettings.class));
            try {
                assertThat(smtp.handOver(mail(), "modtager@eksempel.example"))
                        .isEqualTo(new Handover.Later("SMTP_BROKEN_OFF"));
            } finally {
                smtp.close();
                done.countDown();
            }
        }
    }

    private static void takeUntilData(Socket client) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        say(client, "220 ready");
        for (String line = lines.readLine(); !line.equals("DATA"); line = lines.readLine()) {
            say(client, "250 ok");
        }
        say(client, "354 go on");
    }

    private static void say(Socket client, String answer) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((answer + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    private static byte[] mail() {
        byte[] mail = new byte[MANY_OCTETS];
        Arrays.fill(mail, (byte) 'a');
        byte[] head = "Subject: x\r\n\r\n".getBytes(US_ASCII);
        System.arraycopy(head, 0, mail, 0, head.length);
        return mail;
    }

    private static SmallRyeConfig settings(int port) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(SmtpSettings.class)
                .withMapping(NoticeSettings.class)
                .withDefaultValues(Map.ofEntries(
                        Map.entry("flagger.smtp.host", "localhost"),
                        Map.entry("flagger.smtp.port", Integer.toString(port)),
                        Map.entry("flagger.smtp.tls", "NONE"),
                        Map.entry("flagger.smtp.timeout", "PT1S"),
                        Map.entry("flagger.smtp.look-every", "PT30S"),
                        Map.entry("flagger.notices.registry-name", "Punktum dk"),
                        Map.entry("flagger.notices.from", "notices@registry.example"),
                        Map.entry("flagger.notices.public-url", "http://localhost"),
                        Map.entry("flagger.notices.parallel", "1"),
                        Map.entry("flagger.notices.claim", "PT2M"),
                        Map.entry("flagger.notices.retry.first", "PT15S"),
                        Map.entry("flagger.notices.retry.longest", "PT1H"),
                        Map.entry("flagger.notices.retry.attempts", "32")))
                .build();
    }
}
