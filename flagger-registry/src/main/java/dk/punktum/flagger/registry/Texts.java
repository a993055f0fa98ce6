package dk.punktum.flagger.registry;

import dk.punktum.flagger.registry.Problems.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts that people send.
public final class Texts {

    /// The text without the blanks around it; empty when it is not there.
    ///
    /// @param pointer JSON pointer to the member
    /// @param longest in characters
    /// @param errors  gets what is wrong with it
    public static String required(@Nullable String value, String pointer, int longest, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(pointer, "missing", "This is needed."));
        } else if (value.length() > longest) {
            errors.add(new FieldError(pointer, "too-long", "At most %d characters.".formatted(longest)));
        }
        return value == null ? "" : value.strip();
    }

    private Texts() {}
}
