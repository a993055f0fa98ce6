package dk.punktum.flagger.intake.client;

/// The certificate that the caller has shown when the TLS connection was made.
sealed interface PresentedCertificate {

    /// @param sha256 of its DER, in hex
    record Shown(String sha256) implements PresentedCertificate {}

    record None() implements PresentedCertificate {}

    /// TLS ends before us, and whoever ends it compares the certificate with the token.
    record SeenByProxy() implements PresentedCertificate {}
}
