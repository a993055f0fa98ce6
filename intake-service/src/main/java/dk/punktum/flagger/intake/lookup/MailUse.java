package dk.punktum.flagger.intake.lookup;

/// Whether mail to a name arrives anywhere (RFC 5321, section 5.1).
public enum MailUse {
    /// A mail exchanger takes it, or, without one, the name's own address.
    IN_USE,
    /// There is neither, or a null MX (RFC 7505).
    NOT_IN_USE,
    /// The resolver was not asked, did not answer in time, or does not say.
    UNKNOWN
}
