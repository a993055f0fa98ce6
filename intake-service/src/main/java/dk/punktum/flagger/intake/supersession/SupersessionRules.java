package dk.punktum.flagger.intake.supersession;

import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.progress.FlagDomainStatus;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can take the place of what, and when. No clock, no database.
public final class SupersessionRules {

    /// The member of a submission.
    public static final String MEMBER = "supersedes";

    /// @param earlier absent when the authority has no such flag
    public static Stream<FieldError> objections(@Nullable UUID superseded, @Nullable EarlierDecision earlier) {
        if (superseded == null) {
            return Stream.empty();
        }
        if (earlier == null) {
            return Stream.of(FieldError.of("/supersedes", "unknown-superseded-flag"));
        }
        return earlier.withdrawn() && earlier.by() == null
                ? Stream.of(FieldError.of("/supersedes", "superseded-flag-withdrawn"))
                : Stream.empty();
    }

    /// Whether the earlier flag may be taken back on a name. Not when the later one was upheld, but when
    /// its hold was seen to stand: the verdict and the end of the earlier case go to suspension-service on
    /// two topics, and if the second came first, the name would be free in between. When the later one ends
    /// without a hold, the earlier one goes too: the authority has said that its decision no longer stands.
    ///
    /// @param later how the later flag stands on the name
    static boolean isSettled(FlagDomainStatus later) {
        return switch (later) {
            case RECEIVED, CASE_OPENED, UPHELD -> false;
            case SUSPENDED, EFFECTIVE -> true;
            case DECLINED, LIFTING, HOLD_LIFTED, REINSTATED, WITHDRAWN, REVERSED -> true;
        };
    }

    private SupersessionRules() {}
}
