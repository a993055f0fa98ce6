package dk.punktum.flagger.events;

import org.jspecify.annotations.Nullable;

/// What was understood of something that somebody typed where a domain name belongs.
///
/// Understood is what IDNA2008's own mapping makes a registrable name of (RFC 5895: case, width, NFC, full stops), and
/// white space around it. Everything else is refused, with the name that was probably meant when that can be told, so
/// that a person confirms it: a name that nobody decided about must never be suspended by a guess.
///
/// Sources: UTS #46 non-transitional processing; the characters and hyphen rules that the .dk registry admits.
public sealed interface DomainNameReading {

    /// @param input at most [TypedName#LONGEST_INPUT] characters are looked at
    static DomainNameReading of(String input) {
        return TypedName.read(input);
    }

    /// It is a registrable name.
    ///
    /// @param verbatim whether the input was the name's U-label or A-label as it is written, in whatever case;
    ///                 if not, say what was understood
    record Understood(DomainName name, boolean verbatim) implements DomainNameReading {}

    /// It is not.
    ///
    /// @param meant the registrable name that was probably meant: to be asked about, never to be taken
    record Refused(Reason reason, @Nullable DomainName meant) implements DomainNameReading {}

    /// Why it is not a registrable name.
    enum Reason {
        /// Nothing there, or nothing between two dots.
        EMPTY,
        /// A web address, or a name with a port or path.
        URL,
        /// An e-mail address.
        EMAIL_ADDRESS,
        /// Another top-level domain, or none, or .dk itself.
        NOT_UNDER_DK,
        /// A host or sub-domain, such as `www.eksempel.dk`. Only the second level is registered.
        BELOW_REGISTRABLE_NAME,
        /// More than 63 octets as an A-label, or more input than is looked at.
        LABEL_TOO_LONG,
        /// Something other than `a`-`z`, `0`-`9`, `-`, `æ`, `ø`, `å`, `ö`, `ä`, `ü`, `é`, `ß`; white space and
        /// invisible characters included.
        CHARACTER_NOT_ADMITTED,
        /// A hyphen at the beginning, at the end, or in positions 3 and 4.
        HYPHEN_MISPLACED,
        /// Begins with `xn--`, but is not the A-label of anything.
        NOT_A_VALID_IDN
    }
}
