package dk.punktum.flagger.intake.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How webhooks are kept and delivered.
@ConfigMapping(prefix = "flagger.webhooks")
public interface WebhookSettings {

    /// 32 bytes each, in base64: the first encrypts the secrets of webhooks, all decrypt.
    List<String> secretsKeys();

    /// How often workers look for what is new, and for what is due.
    @WithDefault("1s")
    Duration every();

    /// How many an agreement may have.
    @WithDefault("5")
    int mostPerAgreement();

    /// How long messages are signed with a replaced secret too.
    @WithDefault("P1D")
    Duration formerSecretValidFor();

    /// Whether plain http, and https, may go to the loopback interface. Nowhere else in the inner network, ever.
    @WithDefault("false")
    boolean loopbackAllowed();

    /// PEM with the certificates that receivers are checked against; the JVM's without it.
    Optional<Path> trustedCertificates();

    /// How long an attempt may take, from connecting to the answer's head.
    @WithDefault("10s")
    Duration attemptTimeout();

    /// Pauses after the first, second, … failed attempt; after the last one the message is given up.
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retries();

    /// Who has failed so long without one success is not tried any more.
    @WithDefault("5d")
    Duration disabledAfter();

    /// How long messages can be replayed.
    @WithDefault("30d")
    Duration messagesKept();

    /// Attempts side by side: of this instance, and at one webhook.
    @WithDefault("16")
    int atOnce();

    @WithDefault("4")
    int atOncePerWebhook();
}
