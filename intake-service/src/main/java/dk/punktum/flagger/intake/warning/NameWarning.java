package dk.punktum.flagger.intake.warning;

import dk.punktum.flagger.intake.wording.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What does not keep a name from being flagged, but has to be acknowledged. The name is the code that the authority
/// sees.
public enum NameWarning {
    /// Others have names of their own below it: suspending it hits them all.
    NAME_WITH_SUB_TENANTS,
    /// Mail to it arrives somewhere, and will not any more: a suspension stops that as well.
    NAME_USED_FOR_MAIL,
    /// Much else depends on it.
    HIGH_IMPACT_NAME,
    /// It is suspended already: one more hold changes nothing until the others are lifted.
    EXISTING_HOLD;

    /// Such as `existing-hold`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<NameWarning> of(String code) {
        return Arrays.stream(values())
                .filter(warning -> warning.code().equals(code))
                .findFirst();
    }

    public Wording wording() {
        return Wording.error(code());
    }
}
