package dk.punktum.flagger.intake.webhook;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts the secrets of webhooks before they are stored, each bound to its webhook (AES-256-GCM, NIST SP 800-38D):
/// a copy of the database signs nothing, and a secret that was moved to another webhook opens nothing.
@Startup
@ApplicationScoped
public class SecretVault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;

    SecretVault(WebhookSettings settings) {
        keys = settings.secretsKeys().stream().map(SecretVault::key).toList();
        if (keys.isEmpty()) {
            throw noKey();
        }
    }

    byte[] close(UUID webhookId, WebhookSecret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, webhookId)
                    .doFinal(secret.bytes());
            return ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /// @throws IllegalStateException when none of the keys has closed it
    public WebhookSecret open(UUID webhookId, byte[] closed) {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(closed).get(nonce);
        for (SecretKey key : keys) {
            try {
                return new WebhookSecret(cipher(Cipher.DECRYPT_MODE, key, nonce, webhookId)
                        .doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES));
            } catch (AEADBadTagException _) {
                // Closed with another key.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the secret of webhook %s can not be opened".formatted(webhookId), e);
            }
        }
        throw new IllegalStateException(
                "no key in flagger.webhooks.secrets-keys opens the secret of webhook " + webhookId);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, UUID webhookId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(webhookId.getMostSignificantBits())
                .putLong(webhookId.getLeastSignificantBits())
                .array());
        return cipher;
    }

    private static SecretKey key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException _) {
            // Said below, without what it was.
        }
        throw noKey();
    }

    private static IllegalStateException noKey() {
        return new IllegalStateException(
                "flagger.webhooks.secrets-keys (FLAGGER_WEBHOOKS_SECRETS_KEYS) has to name keys of"
                        + " 32 bytes in base64: openssl rand -base64 32 makes one");
    }
}
