package dk.punktum.flagger.casework.appeal;

import dk.punktum.flagger.casework.Officer;
import dk.punktum.flagger.casework.flagcase.EntryKind;
import dk.punktum.flagger.casework.flagcase.FlagCase;
import dk.punktum.flagger.casework.flagcase.FlagCases;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes down what becomes of an appealed verdict, and tells everybody.
@ApplicationScoped
public class FollowAppeal {

    /// What came of it.
    public sealed interface Result {

        /// It stands in the case now, or stood there before.
        record Done() implements Result {}

        record Refused(AppealRefusal refusal) implements Result {}

        /// The case has changed since the officer looked at it.
        record Stale() implements Result {}

        /// There is no such case.
        record Unknown() implements Result {}
    }

    private static final Logger LOG = Logger.getLogger(FollowAppeal.class);

    private final FlagCases cases;
    private final Appeals appeals;
    private final Outbox outbox;
    private final Clock clock;

    FollowAppeal(FlagCases cases, Appeals appeals, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.appeals = appeals;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param expected the version of the case that the officer has seen; null when that does not matter
    @Transactional
    public Result follow(
            UUID caseId, AppealAction action, @Nullable String note, @Nullable Integer expected, Officer officer) {
        return cases.toChange(caseId)
                .map(flagCase -> expected == null || expected == flagCase.version()
                        ? apply(flagCase, action, note, officer)
                        : new Result.Stale())
                .orElseGet(Result.Unknown::new);
    }

    private Result apply(FlagCase flagCase, AppealAction action, @Nullable String note, Officer officer) {
        Instant now = clock.instant();
        String person = officer.person();
        List<Appeal> known = appeals.of(flagCase.id());
        switch (AppealRules.rule(facts(flagCase, known, now), action, officer)) {
            case AppealRuling.Refused(AppealRefusal refusal) -> {
                return new Result.Refused(refusal);
            }
            case AppealRuling.Repeated() -> {
                return new Result.Done();
            }
            case AppealRuling.Recorded(AppealAction.Record appeal) -> {
                var recorded = new Appeal(flagCase, appeal, person, now);
                appeals.persist(recorded);
                flagCase.tell(now, EntryKind.APPEALED, person, appeal.body().name(), note);
                publish(flagCase, recorded.recorded());
            }
            case AppealRuling.AnnulmentProposed(AppealAction.Decide decision) -> {
                known.getLast().proposeAnnulment(decision, person, now);
                flagCase.tell(now, EntryKind.ANNULMENT_PROPOSED, person, null, note);
            }
            case AppealRuling.Annulled(AppealAction.Decide decision) -> {
                Event decided = known.getLast().confirmAnnulment(person, now);
                flagCase.tell(
                        now,
                        EntryKind.APPEAL_DECIDED,
                        person,
                        decision.outcome().name(),
                        note);
                publish(flagCase, decided);
                publish(flagCase, flagCase.annul(now));
            }
            case AppealRuling.Decided(AppealAction.Decide decision) -> {
                Event decided = known.getLast().decide(decision, person, now);
                flagCase.tell(
                        now,
                        EntryKind.APPEAL_DECIDED,
                        person,
                        decision.outcome().name(),
                        note);
                publish(flagCase, decided);
            }
            case AppealRuling.Affirmed() -> {
                Event decided = known.getLast().affirm(person, now);
                flagCase.tell(now, EntryKind.AFFIRMED, person, null, note);
                publish(flagCase, decided);
            }
        }
        cases.countChange(flagCase);
        LOG.infof(
                "case %s: %s of an appeal by an officer, now %s",
                flagCase.id(), action.getClass().getSimpleName(), flagCase.status());
        return new Result.Done();
    }

    private static AppealFacts facts(FlagCase flagCase, List<Appeal> known, Instant now) {
        Instant decidedAt = flagCase.decidedAt();
        return new AppealFacts(
                flagCase.status(),
                decidedAt == null ? null : decidedAt.atZone(Appeal.DENMARK).toLocalDate(),
                flagCase.officers(),
                now.atZone(Appeal.DENMARK).toLocalDate(),
                known.stream().map(Appeal::known).toList());
    }

    private void publish(FlagCase flagCase, Event event) {
        outbox.publish(event, flagCase.correlationId());
    }
}
