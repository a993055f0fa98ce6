package dk.punktum.flagger.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority of our own and a certificate for each user of a broker with TLS: files below one directory, made once.
/// For one machine; what a cluster has comes from its own authority.
public final class KafkaCertificates {

    /// The broker's own user; it may do everything.
    static final String BROKER = "broker";

    /// Who makes topics and permissions; it may do everything.
    public static final String ADMINISTRATOR = "administrator";

    private static final Duration VALID = Duration.ofDays(3650);

    private final Path directory;

    private KafkaCertificates(Path directory) {
        this.directory = directory;
    }

    /// @param users names, each the common name of its certificate; broker and administrator come by themselves
    public static KafkaCertificates in(Path directory, List<String> users) {
        var certificates = new KafkaCertificates(directory);
        if (!Files.exists(certificates.authority())) {
            certificates.make(users);
        }
        return certificates;
    }

    /// Those that [#in] has made before.
    static KafkaCertificates madeIn(Path directory) {
        return new KafkaCertificates(directory);
    }

    /// What a Kafka client needs to log in as this user, by Kafka's own names.
    public Map<String, String> clientSettings(String user) {
        return Map.of(
                "security.protocol", "SSL",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", authority().toString(),
                "ssl.keystore.type", "PEM",
                "ssl.keystore.location", keyFile(user).toString());
    }

    Path directory() {
        return directory;
    }

    private Path authority() {
        return directory.resolve("authority.pem");
    }

    private Path keyFile(String user) {
        return directory.resolve(user + ".pem");
    }

    private void make(List<String> users) {
        try {
            Directories.create(directory);
            KeyPair authority = keys();
            var name = new X500Name("CN=authority");
            String authorityCertificate = certificate(name, authority, name, authority.getPrivate(), true);
            for (String user : users) {
                write(user, authority.getPrivate(), authorityCertificate);
            }
            write(BROKER, authority.getPrivate(), authorityCertificate);
            write(ADMINISTRATOR, authority.getPrivate(), authorityCertificate);
            // Last: it is what tells that all are there.
            Files.writeString(authority(), authorityCertificate);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write certificates to " + directory, e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Could not make certificates", e);
        }
    }

    private void write(String user, PrivateKey authority, String authorityCertificate)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair keys = keys();
        String certificate =
                certificate(new X500Name("CN=" + user), keys, new X500Name("CN=authority"), authority, false);
        Files.writeString(
                keyFile(user), pem("PRIVATE KEY", keys.getPrivate().getEncoded()) + certificate + authorityCertificate);
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String certificate(
            X500Name owner, KeyPair keys, X500Name issuer, PrivateKey signer, boolean authority)
            throws CertIOException, OperatorCreationException, IOException {
        // A certificate's life is measured by the machine's clock, as it is checked.
        Instant now = java.time.Clock.systemUTC().instant();
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALID)),
                owner,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        }));
        return pem(
                "CERTIFICATE",
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer))
                        .getEncoded());
    }

    private static String pem(String what, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(what, text);
    }
}
