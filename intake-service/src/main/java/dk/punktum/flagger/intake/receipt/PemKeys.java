package dk.punktum.flagger.intake.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Keys in PEM files (RFC 7468), as OpenSSL writes them.
final class PemKeys {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE = 64;

    /// @throws IllegalStateException when it has no private key, or no public key; it says how to make one
    static KeyPair pair(Path file) {
        try {
            PrivateKey signs = blocks(file, PRIVATE)
                    .map(der -> privateKey(file, der))
                    .findFirst()
                    .orElseThrow(() -> faulty(file, "has no PRIVATE KEY (PKCS #8): openssl genpkey makes one"));
            ECPublicKey verifies = publicKeys(file).stream()
                    .findFirst()
                    .orElseThrow(() -> faulty(
                            file, "has no PUBLIC KEY beside its private one: openssl pkey -in … -pubout >> … adds it"));
            return new KeyPair(verifies, signs);
        } catch (IOException e) {
            throw new IllegalStateException("%s, with the key that signs receipts, can not be read".formatted(file), e);
        }
    }

    /// Every public key in the file, in its order; private ones are passed over.
    static List<ECPublicKey> publicKeys(Path file) {
        try {
            List<ECPublicKey> keys =
                    blocks(file, PUBLIC).map(der -> publicKey(file, der)).toList();
            if (keys.isEmpty() && blocks(file, PRIVATE).findAny().isEmpty()) {
                throw faulty(file, "has no key in it");
            }
            return keys;
        } catch (IOException e) {
            throw new IllegalStateException("%s, with keys of receipts, can not be read".formatted(file), e);
        }
    }

    /// Makes a key unless there is one. Of several processes that try, one does; the others find its key.
    static void makeUnlessThere(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            Path made = Files.createTempFile(
                    directory,
                    "key",
                    ".pem",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(made, written(newPair()), US_ASCII);
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException _) {
                // Somebody else was quicker.
            } finally {
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new IllegalStateException("%s, with a new key for receipts, can not be written".formatted(file), e);
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            return maker.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static String written(KeyPair pair) {
        return block(PRIVATE, pair.getPrivate()) + block(PUBLIC, pair.getPublic());
    }

    private static String block(String label, Key key) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(label, base64);
    }

    private static Stream<byte[]> blocks(Path file, String label) throws IOException {
        return BLOCK.matcher(Files.readString(file, US_ASCII))
                .results()
                .filter(block -> block.group(1).equals(label))
                .map(block -> Base64.getMimeDecoder().decode(block.group(2)));
    }

    private static PrivateKey privateKey(Path file, byte[] der) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            // Without its cause: nobody knows what an exception says about a private key.
            throw faulty(file, "has a private key that is not of an elliptic curve");
        }
    }

    private static ECPublicKey publicKey(Path file, byte[] der) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("%s has a public key that is not of an elliptic curve".formatted(file), e);
        }
    }

    private static IllegalStateException faulty(Path file, String how) {
        return new IllegalStateException("%s %s (docs/operations.md)".formatted(file, how));
    }

    private PemKeys() {}
}
