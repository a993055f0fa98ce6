package dk.punktum.flagger.events;

import org.jspecify.annotations.Nullable;

/// What was understood of something that somebody typed where a domain name belongs.
///
/// Sources: UTS #46 non-transitional processing (IDNA2008); the characters that the .dk registry admits.
public sealed interface DomainNameReading {

    /// @param verbatim whether the input was the name as it is written, in whatever case; if not, say what was
    /// understood
    record Understood(DomainName name, boolean verbatim) implements DomainNameReading {}

    /// @param meant the registrable name that was probably meant
    record Refused(Reason reason, @Nullable DomainName meant) implements DomainNameReading {}

    /// Why it is not a registrable name.
    enum Reason {
        EMPTY,
        URL,
        EMAIL_ADDRESS,
        NOT_UNDER_DK,
        BELOW_REGISTRABLE_NAME,
        LABEL_TOO_LONG,
        CHARACTER_NOT_ADMITTED,
        HYPHEN_MISPLACED,
        NOT_A_VALID_IDN
    }
}
