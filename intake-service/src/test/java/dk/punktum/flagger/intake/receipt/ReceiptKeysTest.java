package dk.punktum.flagger.intake.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptKeysTest {

    private static final String CLAIMS = "{\"flagNumber\":\"F-2026-000017\"}";

    @TempDir
    private Path directory;

    private record Settings(Optional<Path> signingKey, Optional<List<Path>> publishedKeys, boolean makeMissingKey)
            implements ReceiptSettings {}

    @Test
    void aReceiptVerifiesWithThePublishedKeysAlone() throws JoseException {
        ReceiptKeys keys = signingWith("a.pem");

        assertThat(Receipts.verified(keys.sign(CLAIMS), keys.published())).contains(CLAIMS);
        assertThat(keys.published()).doesNotContain("\"d\"");
    }

    @Test
    void whereverAByteIsChangedItFails() throws JoseException {
        ReceiptKeys keys = signingWith("a.pem");
        String receipt = keys.sign(CLAIMS);

        // The last character of a part holds bits that encode nothing; every other one counts.
        for (int at = 0; at < receipt.length(); at++) {
            boolean endsAPart = at + 1 == receipt.length() || receipt.charAt(at + 1) == '.';
            if (receipt.charAt(at) != '.' && !endsAPart) {
                char other = receipt.charAt(at) == 'A' ? 'B' : 'A';
                String changed = receipt.substring(0, at) + other + receipt.substring(at + 1);
                assertThat(Receipts.verified(changed, keys.published()))
                        .as("character %d changed", at)
                        .isEmpty();
            }
        }
    }

    @Test
    void afterARestartTheSameKeySigns() throws JoseException {
        String before = signingWith("a.pem").sign(CLAIMS);

        ReceiptKeys after = signingWith("a.pem");

        assertThat(Receipts.verified(before, after.published())).contains(CLAIMS);
        assertThat(Receipts.keyId(after.sign(CLAIMS))).isEqualTo(Receipts.keyId(before));
    }

    @Test
    void anOldReceiptVerifiesAsLongAsItsKeyIsPublished() throws JoseException {
        // Given
        String old = signingWith("old.pem").sign(CLAIMS);

        // When
        ReceiptKeys rotated = signingWith("new.pem", "old.pem");
        String fresh = rotated.sign(CLAIMS);

        // Then
        assertThat(Receipts.verified(old, rotated.published())).contains(CLAIMS);
        assertThat(Receipts.verified(fresh, rotated.published())).contains(CLAIMS);
        assertThat(Receipts.keyId(fresh)).isNotEqualTo(Receipts.keyId(old));
        assertThat(Receipts.verified(old, signingWith("new.pem").published())).isEmpty();
    }

    @Test
    void theKeyThatIsNextIsPublishedBeforeItSigns() throws JoseException {
        signingWith("next.pem");

        ReceiptKeys before = signingWith("now.pem", "next.pem");

        assertThat(Receipts.verified(signingWith("next.pem").sign(CLAIMS), before.published()))
                .contains(CLAIMS);
    }

    @Test
    void aMadeKeyIsItsOwnersAlone() throws IOException {
        signingWith("a.pem");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a.pem"))))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**key*");
    }

    @Test
    void withoutAKeyItDoesNotStart() {
        refuses(new Settings(Optional.empty(), Optional.empty(), true), "FLAGGER_RECEIPTS_SIGNING_KEY");
        refuses(settings("missing.pem", false), "can not be read");
    }

    @Test
    void aFileThatIsNoPairOfKeysIsRefused() throws Exception {
        KeyPair one = pair("secp256r1");
        KeyPair other = pair("secp256r1");
        KeyPair large = pair("secp384r1");

        refuses(file(pem("PUBLIC KEY", one.getPublic())), "openssl genpkey");
        refuses(file(pem("PRIVATE KEY", one.getPrivate())), "openssl pkey");
        refuses(file(pem("PRIVATE KEY", one.getPrivate()), pem("PUBLIC KEY", other.getPublic())), "not of one pair");
        refuses(file(pem("PRIVATE KEY", large.getPrivate()), pem("PUBLIC KEY", large.getPublic())), "P-256");
        refuses(file("nothing"), "has no PRIVATE KEY");
    }

    private ReceiptKeys signingWith(String file, String... published) {
        return new ReceiptKeys(new Settings(
                Optional.of(directory.resolve(file)),
                Optional.of(List.of(published).stream().map(directory::resolve).toList()),
                true));
    }

    private Settings settings(String file, boolean make) {
        return new Settings(Optional.of(directory.resolve(file)), Optional.empty(), make);
    }

    private Settings file(String... blocks) throws IOException {
        Files.writeString(directory.resolve("given.pem"), String.join("", blocks), US_ASCII);
        return settings("given.pem", false);
    }

    private static void refuses(ReceiptSettings settings, String why) {
        assertThatThrownBy(() -> new ReceiptKeys(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why);
    }

    private static KeyPair pair(String curve) throws Exception {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
        maker.initialize(new ECGenParameterSpec(curve));
        return maker.generateKeyPair();
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(key.getEncoded()));
    }
}
