package dk.punktum.flagger.notification.delivery;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/// The mail server that takes our notices over.
@ConfigMapping(prefix = "flagger.smtp")
interface SmtpSettings {

    String host();

    int port();

    /// `REQUIRED`, unless the server is on the same machine.
    Tls tls();

    Optional<String> username();

    Optional<String> password();

    /// For the connection and for each answer.
    Duration timeout();

    /// How often it is looked whether it lets us in.
    Duration lookEvery();

    /// How the connection is protected.
    enum Tls {
        /// In clear.
        NONE,
        /// STARTTLS, or nothing is sent.
        REQUIRED
    }
}
