package dk.punktum.flagger.intake.client;

import dk.punktum.flagger.intake.client.ClientSettings.Comparer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Looks at the certificate of the present request's TLS connection.
@ApplicationScoped
class ClientCertificate {

    private final CurrentVertxRequest current;
    private final ClientSettings settings;

    ClientCertificate(CurrentVertxRequest current, ClientSettings settings) {
        this.current = current;
        this.settings = settings;
    }

    PresentedCertificate presented() {
        return settings.certificatesComparedBy() == Comparer.PROXY
                ? new PresentedCertificate.SeenByProxy()
                : of(current.getCurrent().request());
    }

    private static PresentedCertificate of(HttpServerRequest request) {
        if (!request.isSSL()) {
            return new PresentedCertificate.None();
        }
        try {
            byte[] certificate =
                    request.connection().peerCertificates().getFirst().getEncoded();
            return new PresentedCertificate.Shown(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate)));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException _) {
            return new PresentedCertificate.None();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
