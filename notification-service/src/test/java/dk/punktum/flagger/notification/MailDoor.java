package dk.punktum.flagger.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/// Stands in front of the mail server and behaves as the recipient's name asks for, see [Surroundings]. Everything else
/// passes. `-Ddoor.closed=true` closes it: a system property, because test and test resource have other class loaders.
final class MailDoor implements AutoCloseable {

    static final String CLOSED = "door.closed";

    private final IntSupplier behind;
    private final ServerSocket socket;
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final Set<String> brokenOff = ConcurrentHashMap.newKeySet();

    MailDoor(IntSupplier behind) throws IOException {
        this.behind = behind;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void admit() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (Boolean.getBoolean(CLOSED)) {
                return;
            }
            try (var server = new Socket(InetAddress.getLoopbackAddress(), behind.getAsInt())) {
                converse(client, server);
            }
        } catch (IOException e) {
            // Whoever was on the line is gone: that is what these tests are about.
        }
    }

    private void converse(Socket client, Socket server) throws IOException {
        var commands = reader(client);
        var replies = reader(server);
        OutputStream toClient = client.getOutputStream();
        OutputStream toServer = server.getOutputStream();
        String recipient = "";
        pass(replies, toClient);
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            if (line.startsWith("RCPT TO:<")) {
                recipient = line.substring(9, line.indexOf('>'));
                String refusal = refusal(recipient);
                if (refusal != null) {
                    write(toClient, refusal);
                    continue;
                }
            }
            write(toServer, line);
            if (line.equals("DATA")) {
                pass(replies, toClient);
                for (String text = commands.readLine(); !text.equals("."); text = commands.readLine()) {
                    write(toServer, text);
                }
                write(toServer, ".");
                if (recipient.contains("@afbrudt") && brokenOff.add(recipient)) {
                    replies.readLine();
                    return;
                }
            }
            pass(replies, toClient);
        }
    }

    private String refusal(String recipient) {
        int times = refused.merge(recipient, 1, Integer::sum);
        if (recipient.startsWith("registrant@afvist")) {
            return "550 5.1.1 No such user";
        }
        if (recipient.startsWith("registrant@nej") || recipient.startsWith("registrant@senere") && times <= 2) {
            return "451 4.3.0 Try again later";
        }
        return null;
    }

    private static void pass(BufferedReader from, OutputStream to) throws IOException {
        String line;
        do {
            line = from.readLine();
            if (line == null) {
                throw new IOException("gone");
            }
            write(to, line);
        } while (line.length() > 3 && line.charAt(3) == '-');
    }

    private static void write(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
