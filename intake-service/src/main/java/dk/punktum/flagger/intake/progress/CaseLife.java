package dk.punktum.flagger.intake.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.intake.progress.CaseFact.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The registry's case about a flagged name, as far as it is known.
///
/// @param number what the registry calls it, such as `C-2026-000042`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseLife(
        @Nullable String number,
        @Nullable Instant openedAt,
        @Nullable Verdict verdict,
        @Nullable DeclineReason declineReason,
        @Nullable Instant decidedAt,
        @Nullable CloseCause closeCause,
        @Nullable Instant closedAt) {

    static CaseLife of(Collection<CaseFact> facts) {
        Optional<CaseFact> opened = only(Kind.OPENED, facts);
        Optional<CaseFact> decided = only(Kind.DECIDED, facts);
        Optional<CaseFact> closed = only(Kind.CLOSED, facts);
        return new CaseLife(
                facts.stream().map(CaseFact::caseNumber).findAny().orElse(null),
                opened.map(CaseFact::happenedAt).orElse(null),
                decided.map(CaseFact::verdict).orElse(null),
                decided.map(CaseFact::declineReason).orElse(null),
                decided.map(CaseFact::happenedAt).orElse(null),
                closed.map(CaseFact::closeCause).orElse(null),
                closed.map(CaseFact::happenedAt).orElse(null));
    }

    private static Optional<CaseFact> only(Kind kind, Collection<CaseFact> facts) {
        return facts.stream().filter(fact -> fact.kind() == kind).findFirst();
    }
}
