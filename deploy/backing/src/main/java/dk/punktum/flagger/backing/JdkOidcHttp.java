package dk.punktum.flagger.backing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// The JDK's web server under the OIDC server. Of the two that come with it, one keeps every request for ever, and
/// the other needs a newer Netty than Quarkus has.
final class JdkOidcHttp implements OAuth2HttpServer {

    private @Nullable HttpServer server;
    private @Nullable ExecutorService workers;

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(0, handler);
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(InetAddress.getLoopbackAddress(), port, handler);
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        try {
            HttpServer starting = HttpServer.create(new InetSocketAddress(address, port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            starting.setExecutor(threads);
            starting.createContext("/", exchange -> answer(exchange, handler));
            starting.start();
            workers = threads;
            server = starting;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("The OIDC server could not listen on port " + port, e);
        }
    }

    private static void answer(HttpExchange exchange, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler)
            throws IOException {
        try (exchange) {
            OAuth2HttpResponse response = handler.invoke(read(exchange));
            response.getHeaders()
                    .names()
                    .forEach(name -> exchange.getResponseHeaders()
                            .put(name, response.getHeaders().values(name)));
            byte[] body = content(response);
            exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static OAuth2HttpRequest read(HttpExchange exchange) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        String host = exchange.getRequestHeaders().getFirst("Host");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new OAuth2HttpRequest(
                headers.build(),
                exchange.getRequestMethod(),
                HttpUrl.get("http://" + host + exchange.getRequestURI()),
                body);
    }

    private static byte[] content(OAuth2HttpResponse response) {
        String text = response.getBody();
        if (text != null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = response.getBytesBody();
        return bytes == null ? new byte[0] : bytes;
    }

    @Override
    public OAuth2HttpServer stop() {
        if (server != null) {
            server.stop(0);
        }
        if (workers != null) {
            workers.shutdownNow();
        }
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server.getAddress().getPort();
    }

    @Override
    public HttpUrl url(String path) {
        HttpUrl url = HttpUrl.get("http://localhost:" + port()).resolve("/" + path);
        if (url == null) {
            throw new IllegalArgumentException(path);
        }
        return url;
    }

    @Override
    public @Nullable Ssl sslConfig() {
        return null;
    }
}
