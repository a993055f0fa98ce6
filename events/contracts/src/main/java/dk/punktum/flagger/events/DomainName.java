package dk.punktum.flagger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A registrable domain name under .dk in its one canonical form: the A-label, lower case, without trailing dot.
///
/// The form is canonical in the strict sense: two of these are equal exactly when they are the same registration.
///
/// @param aLabel such as `eksempel.dk` or `xn--4cabco7dk5a.dk`
public record DomainName(@JsonValue String aLabel) {

    static final String SUFFIX = ".dk";

    /// Takes nothing but the canonical form; what somebody typed goes through [#read].
    ///
    /// @throws IllegalArgumentException when it is anything else; the message does not repeat it
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DomainName {
        if (!aLabel.endsWith(SUFFIX)
                || !SecondLevelLabel.isCanonical(aLabel.substring(0, aLabel.length() - SUFFIX.length()))) {
            throw new IllegalArgumentException("not a .dk name in canonical form");
        }
    }

    /// Reads what somebody typed, and says what was understood or why nothing was. Never throws.
    public static DomainNameReading read(String input) {
        return DomainNameReading.of(input);
    }

    /// Reads what somebody typed, where it is known to be right or there is nobody to ask.
    ///
    /// @throws IllegalArgumentException when it is not a registrable name; [#read] says why without throwing
    public static DomainName of(String input) {
        return switch (read(input)) {
            case DomainNameReading.Understood understood -> understood.name();
            case DomainNameReading.Refused refused ->
                throw new IllegalArgumentException("not a registrable .dk name: " + refused.reason());
        };
    }

    /// The name as people read it, such as `æøåöäüé.dk`. To be shown beside the A-label, never used as a key.
    public String uLabel() {
        return SecondLevelLabel.toUnicode(aLabel.substring(0, aLabel.length() - SUFFIX.length())) + SUFFIX;
    }

    @Override
    public String toString() {
        return aLabel;
    }
}
