package dk.punktum.flagger.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVaultTest {

    private static final String OLD = key((byte) 1);
    private static final String NEW = key((byte) 2);

    private final UUID webhook = UUID.randomUUID();
    private final WebhookSecret secret = WebhookSecret.fresh();

    @Test
    void whatIsKeptDoesNotShowTheSecret() {
        byte[] closed = vault(OLD).close(webhook, secret);

        assertThat(new String(closed, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret.bytes(), StandardCharsets.ISO_8859_1));
        assertThat(vault(OLD).open(webhook, closed).shown()).isEqualTo(secret.shown());
        assertThat(vault(OLD).close(webhook, secret)).isNotEqualTo(closed);
    }

    @Test
    void theKeyCanBeChanged() {
        byte[] closed = vault(OLD).close(webhook, secret);

        assertThat(vault(NEW + "," + OLD).open(webhook, closed).shown()).isEqualTo(secret.shown());
        assertThatThrownBy(() -> vault(NEW).open(webhook, closed)).hasMessageContaining("secrets-keys");
    }

    @Test
    void aSecretOpensForItsOwnWebhookOnly() {
        byte[] closed = vault(OLD).close(webhook, secret);

        assertThatThrownBy(() -> vault(OLD).open(UUID.randomUUID(), closed)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "no base64!"})
    void aBadKeyIsToldAtTheStartWithoutShowingIt(String key) {
        assertThatThrownBy(() -> vault(key))
                .hasMessageContaining("FLAGGER_WEBHOOKS_SECRETS_KEYS")
                .hasMessageNotContaining(key);
    }

    private static SecretVault vault(String keys) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withDefaultValue("flagger.webhooks.secrets-keys", keys)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build();
        return new SecretVault(config.getConfigMapping(WebhookSettings.class));
    }

    private static String key(byte fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
