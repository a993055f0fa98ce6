package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.intake.wording.Wording;
import java.util.Locale;

/// Why a name in the list is not taken. The name is the code that the authority sees.
enum DomainRefusal {
    EMPTY,
    URL,
    EMAIL_ADDRESS,
    NOT_UNDER_DK,
    BELOW_REGISTRABLE_NAME,
    LABEL_TOO_LONG,
    CHARACTER_NOT_ADMITTED,
    HYPHEN_MISPLACED,
    NOT_A_VALID_IDN,
    DUPLICATE_IN_REQUEST;

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

    Wording wording() {
        return Wording.name(code());
    }

    /// Such as `below-registrable-name`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
