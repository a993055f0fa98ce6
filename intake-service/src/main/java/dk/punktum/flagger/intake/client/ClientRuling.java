package dk.punktum.flagger.intake.client;

import java.util.Locale;

/// What the rules say about a machine identity that acts.
sealed interface ClientRuling {

    record Acts() implements ClientRuling {}

    /// Its time has not come, or is over.
    record NotValid() implements ClientRuling {}

    /// The token, the registration and the connection do not speak of the same certificate.
    record NotBound(Reason reason) implements ClientRuling {

        enum Reason {
            TOKEN_NOT_BOUND,
            OTHER_CERTIFICATE,
            NO_CERTIFICATE_PRESENTED,
            OTHER_CERTIFICATE_PRESENTED;

            /// Such as `token-not-bound`.
            String code() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }
}
