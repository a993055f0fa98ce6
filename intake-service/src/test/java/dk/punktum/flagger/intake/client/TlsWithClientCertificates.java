package dk.punktum.flagger.intake.client;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The service with a TLS port of its own, and two clients whose certificates it trusts; all made by `keytool`.
public class TlsWithClientCertificates implements QuarkusTestProfile {

    static final String OWNER = "owner";
    static final String THIEF = "thief";

    private static final char[] PASSWORD = "password".toCharArray();
    private static final Path DIRECTORY = Path.of("target/client-certificates");

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Files.createDirectories(DIRECTORY);
            for (String name : new String[] {"server", OWNER, THIEF}) {
                make(name);
            }
            Files.deleteIfExists(store("trusted"));
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, PASSWORD);
            trusted.setCertificateEntry(OWNER, certificate(OWNER));
            trusted.setCertificateEntry(THIEF, certificate(THIEF));
            try (var out = Files.newOutputStream(store("trusted"))) {
                trusted.store(out, PASSWORD);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("certificates for the test can not be made", e);
        }
        return Map.of(
                "quarkus.http.ssl.certificate.key-store-file",
                store("server").toString(),
                "quarkus.http.ssl.certificate.key-store-password",
                new String(PASSWORD),
                "quarkus.http.ssl.certificate.trust-store-file",
                store("trusted").toString(),
                "quarkus.http.ssl.certificate.trust-store-password",
                new String(PASSWORD),
                "quarkus.http.test-ssl-port",
                "0",
                "quarkus.http.insecure-requests",
                "enabled");
    }

    /// @param client whose certificate is shown; null: none
    static SSLContext shows(@Nullable String client) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(client == null ? null : load(client), PASSWORD);
            KeyStore server = KeyStore.getInstance("PKCS12");
            server.load(null, PASSWORD);
            server.setCertificateEntry("server", certificate("server"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(server);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sha256(String client) {
        return HexFormat.of().formatHex(digest(client));
    }

    /// As a token has it.
    static String thumbprint(String client) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(client));
    }

    private static byte[] digest(String client) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(certificate(client).getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        return (X509Certificate) load(name).getCertificate(name);
    }

    private static KeyStore load(String name) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static Path store(String name) {
        return DIRECTORY.resolve(name + ".p12");
    }

    private static void make(String name) throws IOException {
        if (Files.exists(store(name))) {
            return;
        }
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "36500",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store(name).toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool ends with " + keytool.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
