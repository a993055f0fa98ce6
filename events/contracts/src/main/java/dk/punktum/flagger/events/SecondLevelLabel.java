package dk.punktum.flagger.events;

import com.ibm.icu.text.IDNA;
import dk.punktum.flagger.events.DomainNameReading.Reason;
import org.jspecify.annotations.Nullable;

/// What the .dk registry admits in front of `.dk`. Lower case only: mapping is [TypedName]'s.
///
/// Source: the registry's page on admitted characters; RFC 5891, sections 4.2.3 and 5.4; UTS #46, section 4, with
/// NontransitionalProcessing (`ß` stays `ß`: `straße.dk` and `strasse.dk` are two names).
final class SecondLevelLabel {

    /// RFC 1035, section 2.3.4.
    static final int LONGEST = 63;

    private static final String ACE_PREFIX = "xn--";
    private static final String ADMITTED_BEYOND_ASCII = "æøåöäüéß";

    private static final IDNA IDN = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /// Whether it is a registrable label in its A-label form. Runs for every event that is read: a plain ASCII label,
    /// and nearly all are, is looked at once and never handed to ICU.
    static boolean isCanonical(String label) {
        if (label.isEmpty() || label.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < label.length(); i++) {
            if (!isLetterDigitHyphen(label.charAt(i))) {
                return false;
            }
        }
        return isAce(label) ? whyNotAce(label) == null : !hyphenIsMisplaced(label);
    }

    /// Why a label, A-label or U-label, can not be registered; null when it can.
    static @Nullable Reason whyNot(String label) {
        // Every character is at least one octet of the A-label, so what is longer needs no encoding to be refused.
        if (label.codePointCount(0, label.length()) > LONGEST) {
            return Reason.LABEL_TOO_LONG;
        }
        return isAce(label) ? whyNotAce(label) : whyNotUnicode(label);
    }

    /// @param label one that [#whyNot] has nothing against
    static String toAscii(String label) {
        return isPlain(label) ? label : encode(label, new IDNA.Info());
    }

    /// @param label one that [#whyNot] has nothing against
    static String toUnicode(String label) {
        return isAce(label) ? decode(label, new IDNA.Info()) : label;
    }

    private static @Nullable Reason whyNotAce(String label) {
        if (!isPlain(label)) {
            return Reason.NOT_A_VALID_IDN;
        }
        var info = new IDNA.Info();
        String unicode = decode(label, info);
        if (isAce(unicode)) {
            return Reason.NOT_A_VALID_IDN;
        }
        // First our own rules: they say more than ICU's verdict on the whole label.
        if (!info.hasErrors() || info.getErrors().stream().allMatch(SecondLevelLabel::concernsHyphens)) {
            Reason reason = whyNotUnicode(unicode);
            if (reason != null) {
                return reason;
            }
        }
        // One name, one A-label: whatever else decodes to the same letters is refused, `xn--eksempel-` too.
        return info.hasErrors() || !encode(unicode, new IDNA.Info()).equals(label) ? Reason.NOT_A_VALID_IDN : null;
    }

    private static @Nullable Reason whyNotUnicode(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!isLetterDigitHyphen(c) && ADMITTED_BEYOND_ASCII.indexOf(c) < 0) {
                return Reason.CHARACTER_NOT_ADMITTED;
            }
        }
        if (hyphenIsMisplaced(label)) {
            return Reason.HYPHEN_MISPLACED;
        }
        if (isPlain(label)) {
            return null;
        }
        var info = new IDNA.Info();
        String ascii = encode(label, info);
        if (ascii.length() > LONGEST) {
            return Reason.LABEL_TOO_LONG;
        }
        return info.hasErrors() ? Reason.NOT_A_VALID_IDN : null;
    }

    private static String encode(String label, IDNA.Info info) {
        return IDN.labelToASCII(label, new StringBuilder(), info).toString();
    }

    private static String decode(String label, IDNA.Info info) {
        return IDN.labelToUnicode(label, new StringBuilder(), info).toString();
    }

    private static boolean concernsHyphens(IDNA.Error error) {
        return error == IDNA.Error.LEADING_HYPHEN
                || error == IDNA.Error.TRAILING_HYPHEN
                || error == IDNA.Error.HYPHEN_3_4;
    }

    private static boolean isAce(String label) {
        return label.startsWith(ACE_PREFIX);
    }

    private static boolean isPlain(String label) {
        return label.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isLetterDigitHyphen(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static boolean hyphenIsMisplaced(String label) {
        return label.startsWith("-") || label.endsWith("-") || label.startsWith("--", 2);
    }

    private SecondLevelLabel() {}
}
