package dk.punktum.flagger.notification.delivery;

/// What a mail server made of a mail.
sealed interface Handover {

    /// It is theirs now.
    record Taken() implements Handover {}

    /// Not now (SMTP 4xx), or nobody was there.
    ///
    /// @param code such as `SMTP_451` or `SMTP_UNREACHABLE`
    record Later(String code) implements Handover {}

    /// Never (SMTP 5xx).
    record Refused(String code) implements Handover {}
}
