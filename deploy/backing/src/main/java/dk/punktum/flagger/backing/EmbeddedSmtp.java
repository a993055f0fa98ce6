package dk.punktum.flagger.backing;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GreenMail in this JVM.
final class EmbeddedSmtp implements Smtp {

    private final int port;
    private final String bindAddress;
    private @Nullable GreenMail server;
    private List<byte[]> kept = List.of();

    EmbeddedSmtp(int port) {
        this(port, "127.0.0.1");
    }

    EmbeddedSmtp(int port, String bindAddress) {
        this.port = port;
        this.bindAddress = bindAddress;
    }

    @Override
    public String description() {
        return "SMTP on port " + port;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        FreePort.demand("SMTP", port);
        ServerSetup setup = new ServerSetup(port, bindAddress, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        GreenMail starting = new GreenMail(setup)
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        starting.start();
        server = starting;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            // GreenMail empties its mailboxes when it starts.
            kept = received();
            server.stop();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized List<byte[]> received() {
        List<byte[]> mails = new ArrayList<>(kept);
        if (server != null) {
            for (MimeMessage message : server.getReceivedMessages()) {
                mails.add(bytes(message));
            }
        }
        return mails;
    }

    private static byte[] bytes(MimeMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    @Override
    public synchronized void forget() {
        kept = List.of();
        if (server != null) {
            try {
                server.purgeEmailFromAllMailboxes();
            } catch (FolderException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
