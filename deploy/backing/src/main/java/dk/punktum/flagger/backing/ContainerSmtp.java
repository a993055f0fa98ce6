package dk.punktum.flagger.backing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// GreenMail in a container. Its mails are asked for over HTTP, and kept here while it is stopped.
final class ContainerSmtp implements Smtp {

    private final int port;
    private final URI mails;
    private final FixedPortContainer container;
    private List<byte[]> kept = List.of();

    ContainerSmtp(int port, int mailsPort) {
        this.port = port;
        this.mails = URI.create("http://localhost:%d/".formatted(mailsPort));
        this.container = new FixedPortContainer(
                ContainerImages.OWN.image(),
                Map.of(port, port, mailsPort, mailsPort),
                Map.of(),
                List.of("smtp", Integer.toString(port), Integer.toString(mailsPort)));
    }

    @Override
    public String description() {
        return "SMTP in a container, on port " + port;
    }

    @Override
    public synchronized void start() {
        container.start();
        // The mails are offered when the mail server is up.
        container.await(() -> WebAnswer.from(mails.toString()), "answer");
    }

    @Override
    public synchronized void stop() {
        kept = received();
        container.kill();
    }

    @Override
    public synchronized void close() {
        container.remove();
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
        if (!container.isRunning()) {
            return mails;
        }
        try {
            mails.addAll(MailsOverHttp.unpack(new ByteArrayInputStream(ask("GET"))));
            return mails;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void forget() {
        kept = List.of();
        ask("DELETE");
    }

    private byte[] ask(String method) {
        HttpRequest request = HttpRequest.newBuilder(mails)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
