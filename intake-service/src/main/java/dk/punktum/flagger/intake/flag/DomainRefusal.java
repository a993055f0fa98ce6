package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.DomainNameReading;
import java.util.Locale;

/// Why a name in the list is not taken. The name is the code that the authority sees.
enum DomainRefusal {
    EMPTY("There is nothing here, or nothing between two dots."),
    URL("This is a web address. Hand in the domain name alone."),
    EMAIL_ADDRESS("This is an e-mail address. Hand in the domain name alone."),
    NOT_UNDER_DK("Only names directly under .dk can be flagged here."),
    BELOW_REGISTRABLE_NAME("This lies below a registered name. A suspension always hits the whole registered name."),
    LABEL_TOO_LONG("At most 63 octets in the encoded form (A-label)."),
    CHARACTER_NOT_ADMITTED("A name has a-z, 0-9, hyphen, æ, ø, å, ö, ä, ü, é and ß only."),
    HYPHEN_MISPLACED("No hyphen first, last, or in positions 3 and 4."),
    NOT_A_VALID_IDN("It begins with xn--, but encodes no name."),
    DUPLICATE_IN_REQUEST("The same name stands further up in this list, perhaps in another spelling.");

    private final String detail;

    DomainRefusal(String detail) {
        this.detail = detail;
    }

    static DomainRefusal of(DomainNameReading.Reason reason) {
        return switch (reason) {
            case EMPTY -> EMPTY;
            case URL -> URL;
            case EMAIL_ADDRESS -> EMAIL_ADDRESS;
            case NOT_UNDER_DK -> NOT_UNDER_DK;
            case BELOW_REGISTRABLE_NAME -> BELOW_REGISTRABLE_NAME;
            case LABEL_TOO_LONG -> LABEL_TOO_LONG;
            case CHARACTER_NOT_ADMITTED -> CHARACTER_NOT_ADMITTED;
            case HYPHEN_MISPLACED -> HYPHEN_MISPLACED;
            case NOT_A_VALID_IDN -> NOT_A_VALID_IDN;
        };
    }

    String detail() {
        return detail;
    }

    /// Such as `below-registrable-name`.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
