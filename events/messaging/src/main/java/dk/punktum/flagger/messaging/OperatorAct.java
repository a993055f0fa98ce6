package dk.punktum.flagger.messaging;

import org.jspecify.annotations.Nullable;

/// Who acts, and why.
///
/// @param person the subject of the token
/// @param reason in the person's own words, on one line; null when none was given; never logged
public record OperatorAct(String person, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    /// Whether this can be kept as a reason: 1 to 500 characters on one line.
    public static boolean isReason(@Nullable String reason) {
        return reason != null
                && !reason.isBlank()
                && reason.length() <= LONGEST_REASON
                && reason.chars().noneMatch(Character::isISOControl);
    }
}
