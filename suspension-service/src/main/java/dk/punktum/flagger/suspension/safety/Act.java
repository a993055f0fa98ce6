package dk.punktum.flagger.suspension.safety;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.suspension.Problems;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Who acts, when, and why.
///
/// @param person the subject of the token
/// @param reason in the person's own words; never logged
record Act(String person, Instant at, String reason) {

    private static final int LONGEST_REASON = 500;

    static Act of(SecurityContext security, Clock clock, @Nullable String reason) {
        if (reason == null
                || reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Problems.problem(
                    BAD_REQUEST,
                    "reason-malformed",
                    "`reason` is what you do this for: 1 to %d characters, on one line.".formatted(LONGEST_REASON));
        }
        return new Act(
                security.getUserPrincipal().getName(), clock.instant().truncatedTo(ChronoUnit.MILLIS), reason.strip());
    }
}
