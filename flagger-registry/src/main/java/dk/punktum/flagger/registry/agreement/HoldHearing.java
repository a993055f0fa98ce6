package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.DanishDay;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.hearing.Hearing;
import dk.punktum.flagger.registry.hearing.HearingOpening;
import dk.punktum.flagger.registry.hearing.HearingPosition;
import dk.punktum.flagger.registry.hearing.HearingRules;
import dk.punktum.flagger.registry.hearing.HearingRuling;
import dk.punktum.flagger.registry.hearing.Hearings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks other authorities about an application, writes down what they answer and tells the public; or does without,
/// when two persons say so.
@ApplicationScoped
class HoldHearing {

    private static final Logger LOG = Logger.getLogger(HoldHearing.class);

    private final Agreements agreements;
    private final Hearings hearings;
    private final Clock clock;

    HoldHearing(Agreements agreements, Hearings hearings, Clock clock) {
        this.agreements = agreements;
        this.hearings = hearings;
        this.clock = clock;
    }

    /// One step: what the rules object to, or nothing once it is done.
    private interface Step {
        Optional<Refusal> take(Hearing hearing, Instant now);
    }

    @Transactional
    HearingOutcome open(UUID id, HearingOpening opening, String person) {
        Instant now = clock.instant();
        LocalDate today = DanishDay.of(now);
        return open(id, HearingRules.open(opening, hearings.shortestDays(today), today), person, now);
    }

    private HearingOutcome open(UUID id, HearingRuling ruling, String person, Instant now) {
        return switch (ruling) {
            case HearingRuling.Faulty(var errors) -> new HearingOutcome.Faulty(errors);
            case HearingRuling.Refused(Refusal refusal) -> new HearingOutcome.Refused(refusal);
            case HearingRuling.Open(LocalDate deadline, var invited) ->
                step(id, "opened", agreement -> agreement.openHearing(person, now), (hearing, _) -> {
                    hearing.open(deadline, invited, person, now);
                    return Optional.empty();
                });
        };
    }

    @Transactional
    HearingOutcome answer(UUID id, int number, HearingPosition position, @Nullable String answer, String person) {
        return step(id, "answer recorded", (hearing, now) -> hearing.answer(number, position, answer, person, now));
    }

    @Transactional
    HearingOutcome publish(UUID id, String danish, String english, String person) {
        return step(id, "summary published", (hearing, now) -> hearing.publish(danish, english, person, now));
    }

    @Transactional
    HearingOutcome proposeWaiver(UUID id, String reason, String person) {
        return step(id, "waiver proposed", (hearing, now) -> hearing.proposeWaiver(reason, person, now));
    }

    @Transactional
    HearingOutcome confirmWaiver(UUID id, String person) {
        return step(id, "waived", (hearing, now) -> hearing.confirmWaiver(person, now));
    }

    private HearingOutcome step(UUID id, String done, Step step) {
        return step(id, done, Agreement::isBeingPrepared, step);
    }

    private HearingOutcome step(UUID id, String done, Predicate<Agreement> isPossible, Step step) {
        Instant now = clock.instant();
        return agreements
                .toChange(id)
                .<HearingOutcome>map(agreement -> {
                    if (!isPossible.test(agreement)) {
                        return new HearingOutcome.Refused(Refusal.WRONG_STATUS);
                    }
                    Hearing hearing = hearings.ofOrNew(id, agreement.authorityName());
                    return step.take(hearing, now)
                            .<HearingOutcome>map(HearingOutcome.Refused::new)
                            .orElseGet(() -> {
                                LOG.infof("agreement %s: hearing, %s", id, done);
                                return new HearingOutcome.Done(hearing.view(DanishDay.of(now)));
                            });
                })
                .orElseGet(HearingOutcome.Unknown::new);
    }
}
