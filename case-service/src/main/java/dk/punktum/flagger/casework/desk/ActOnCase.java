package dk.punktum.flagger.casework.desk;

import dk.punktum.flagger.casework.Officer;
import dk.punktum.flagger.casework.flagcase.FlagCase;
import dk.punktum.flagger.casework.flagcase.FlagCases;
import dk.punktum.flagger.casework.flagcase.ReverseReason;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Carries out what an officer decides, and tells everybody.
@ApplicationScoped
class ActOnCase {

    private static final Logger LOG = Logger.getLogger(ActOnCase.class);

    private final FlagCases cases;
    private final Outbox outbox;
    private final Clock clock;

    ActOnCase(FlagCases cases, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param expected the version that the officer has seen; null when that does not matter
    @Transactional
    DeskOutcome act(UUID id, DeskAction action, @Nullable String note, @Nullable Integer expected, Officer officer) {
        return cases.toChange(id)
                .map(flagCase -> expected == null || expected == flagCase.version()
                        ? apply(flagCase, action, note, officer)
                        : new DeskOutcome.Stale())
                .orElseGet(DeskOutcome.Unknown::new);
    }

    private DeskOutcome apply(FlagCase flagCase, DeskAction action, @Nullable String note, Officer officer) {
        Instant now = clock.instant();
        String person = officer.person();
        switch (DeskRules.rule(DeskFacts.of(flagCase), action, officer)) {
            case DeskRuling.Refused(DeskRuling.Refusal refusal) -> {
                return new DeskOutcome.Refused(refusal);
            }
            case DeskRuling.Recommended() -> flagCase.recommend(person, note, now);
            case DeskRuling.Upheld(DecidedBy manner) ->
                outbox.publish(flagCase.upholdBy(manner, person, note, now), flagCase.correlationId());
            case DeskRuling.Declined(DeclineReason reason) ->
                outbox.publish(flagCase.declineBy(person, reason, note, now), flagCase.correlationId());
            case DeskRuling.Reversed(ReverseReason reason) ->
                outbox.publish(flagCase.reverse(person, reason, note, now), flagCase.correlationId());
        }
        LOG.infof(
                "case %s: %s by an officer, now %s",
                flagCase.id(), action.getClass().getSimpleName(), flagCase.status());
        return new DeskOutcome.Done();
    }
}
