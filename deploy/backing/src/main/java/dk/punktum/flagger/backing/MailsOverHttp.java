package dk.punktum.flagger.backing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// Shows the mails of an SMTP server in this JVM to another one: GET for all of them, DELETE to forget them.
final class MailsOverHttp {

    private final Smtp smtp;

    MailsOverHttp(Smtp smtp) {
        this.smtp = smtp;
    }

    void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("DELETE")) {
                smtp.forget();
                exchange.sendResponseHeaders(204, -1);
            } else {
                byte[] packed = pack(smtp.received());
                exchange.sendResponseHeaders(200, packed.length);
                exchange.getResponseBody().write(packed);
            }
        }
    }

    /// How many, then each with its length before it.
    static byte[] pack(List<byte[]> mails) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(packed);
        out.writeInt(mails.size());
        for (byte[] mail : mails) {
            out.writeInt(mail.length);
            out.write(mail);
        }
        return packed.toByteArray();
    }

    static List<byte[]> unpack(InputStream packed) throws IOException {
        DataInputStream in = new DataInputStream(packed);
        int count = in.readInt();
        List<byte[]> mails = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            mails.add(in.readNBytes(in.readInt()));
        }
        return mails;
    }
}
