package dk.punktum.flagger.intake.delivery;

import dk.punktum.flagger.intake.webhook.WebhookSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls receivers over HTTP. The name is looked up once, and the very address that was checked is the one that is
/// connected to: a name that changes its mind in between (DNS rebinding) changes nothing. The certificate is checked
/// against the name. Redirects are not followed, and nothing is read of an answer but its head.
@ApplicationScoped
class Receivers {

    private static final int LARGEST_HEAD = 8192;

    private final HttpClient http;
    private final Addresses addresses;
    private final boolean loopbackAllowed;
    private final Duration timeout;

    @Inject
    Receivers(Vertx vertx, WebhookSettings settings) {
        this(vertx, settings, host -> List.of(InetAddress.getAllByName(host)));
    }

    Receivers(Vertx vertx, WebhookSettings settings, Addresses addresses) {
        this.addresses = addresses;
        this.loopbackAllowed = settings.loopbackAllowed();
        this.timeout = settings.attemptTimeout();
        var options = new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setMaxHeaderSize(LARGEST_HEAD)
                .setMaxPoolSize(settings.atOnce())
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        settings.trustedCertificates()
                .ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
        http = vertx.createHttpClient(options);
    }

    /// Waits for the answer; outside of any transaction.
    Attempt send(URI target, Map<String, String> headers, String body) throws InterruptedException {
        InetAddress address;
        try {
            List<InetAddress> found = addresses.of(target.getHost());
            if (!found.stream().allMatch(each -> mayBeCalled(target, each))) {
                return new Attempt.NoAnswer(Attempt.Reason.ADDRESS_NOT_ALLOWED);
            }
            address = found.getFirst();
        } catch (UnknownHostException _) {
            return new Attempt.NoAnswer(Attempt.Reason.UNKNOWN_HOST);
        }
        CompletableFuture<Integer> status = call(target, address, headers, body);
        try {
            return attempt(status.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return new Attempt.NoAnswer(Attempt.Reason.TIMEOUT);
        } catch (ExecutionException e) {
            return new Attempt.NoAnswer(
                    e.getCause() instanceof TimeoutException ? Attempt.Reason.TIMEOUT : Attempt.Reason.NO_CONNECTION);
        }
    }

    /// Without encryption nothing leaves this machine.
    private boolean mayBeCalled(URI target, InetAddress address) {
        return AddressRules.mayBeCalled(address, loopbackAllowed)
                && (isEncrypted(target) || address.isLoopbackAddress());
    }

    private CompletableFuture<Integer> call(URI target, InetAddress address, Map<String, String> headers, String body) {
        int port = target.getPort() >= 0 ? target.getPort() : isEncrypted(target) ? 443 : 80;
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(isEncrypted(target))
                .setURI(pathAndQuery(target))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
        headers.forEach(options::putHeader);
        return http.request(options)
                .compose(request -> request.send(Buffer.buffer(body)).map(answer -> {
                    int status = answer.statusCode();
                    // Whatever else comes is of no interest, however much it is.
                    request.connection().close();
                    return status;
                }))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static Attempt attempt(int status) {
        if (status == 410) {
            return new Attempt.Gone();
        }
        return status >= 200 && status < 300 ? new Attempt.Taken(status) : new Attempt.Refused(status);
    }

    private static boolean isEncrypted(URI target) {
        return "https".equalsIgnoreCase(target.getScheme());
    }

    private static String pathAndQuery(URI target) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }
}
