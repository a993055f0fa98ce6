package dk.punktum.flagger.casework.appeal;

import dk.punktum.flagger.casework.flagcase.CaseStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the rules need to know of a case and its appeals.
///
/// @param verdictOn  the day of the verdict in Europe/Copenhagen, when there is one
/// @param verdictBy  the officers who upheld it: `sub`s; none when the policy did
/// @param today      in Europe/Copenhagen
/// @param appeals    in the order in which they were recorded
record AppealFacts(
        CaseStatus status, @Nullable LocalDate verdictOn, Set<String> verdictBy, LocalDate today, List<Known> appeals) {

    /// One appeal.
    ///
    /// @param said       how it ended, as written down last
    /// @param saidBy     by whom: a `sub`
    /// @param affirmedBy who affirmed the verdict after it was remitted
    record Known(
            AppealStatus status,
            AppealAction.Record recorded,
            AppealAction.@Nullable Decide said,
            @Nullable String saidBy,
            @Nullable String affirmedBy) {}

    Optional<Known> newest() {
        return appeals.isEmpty() ? Optional.empty() : Optional.of(appeals.getLast());
    }

    Optional<Known> open() {
        return appeals.stream()
                .filter(appeal -> appeal.status() != AppealStatus.ENDED)
                .findFirst();
    }
}
