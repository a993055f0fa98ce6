package dk.punktum.flagger.casework.collateral;

/// Whether mail to a name arrives anywhere (RFC 5321, section 5.1).
enum MailUse {
    /// A mail exchanger takes it.
    MX,
    /// No MX, but the name has an address, which is an implicit one.
    ADDRESS,
    /// Neither, or a null MX (RFC 7505).
    NONE,
    /// The resolver did not say, or none is configured.
    NOT_KNOWN
}
