package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.intake.sandbox.SandboxRules;
import dk.punktum.flagger.intake.sandbox.SandboxStory;
import dk.punktum.flagger.intake.sandbox.SandboxStory.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What has become of a name in the sandbox by now: worked out of its name and of the time that has passed.
final class PlayedProgress {

    /// What the registry calls every case in the sandbox.
    private static final String CASE_NUMBER = "SANDBOX";

    private static final Duration SUSPENSION = Duration.ofDays(30);

    private final SandboxStory story;
    private final Instant receivedAt;
    private final @Nullable WithdrawalFact withdrawal;
    private final Instant now;

    private PlayedProgress(SandboxStory story, Instant receivedAt, @Nullable WithdrawalFact withdrawal, Instant now) {
        this.story = story;
        this.receivedAt = receivedAt;
        this.withdrawal = withdrawal;
        this.now = now;
    }

    static DomainProgress of(DomainName domain, Instant receivedAt, @Nullable WithdrawalFact withdrawal, Instant now) {
        return new PlayedProgress(SandboxRules.story(domain), receivedAt, withdrawal, now).played();
    }

    private DomainProgress played() {
        HoldLife hold = hold();
        CaseLife registryCase = registryCase(hold);
        return new DomainProgress(
                FlagDomainStatus.of(registryCase, hold, withdrawal != null),
                registryCase.openedAt() == null ? null : registryCase,
                hold.known() ? hold : null,
                withdrawal);
    }

    private HoldLife hold() {
        Instant held = at(Step.HELD);
        if (held == null) {
            return HoldLife.NONE;
        }
        // Whatever lifts it: what the authority does, or what the story says.
        Instant lifted = at(Step.HOLD_LIFTED);
        Instant reinstated = at(Step.REINSTATED);
        if (withdrawal != null) {
            lifted = lifted == null ? after(withdrawal, 2) : lifted;
            reinstated = reinstated == null ? after(withdrawal, 3) : reinstated;
        }
        return new HoldLife(held, held.plus(SUSPENSION), at(Step.EFFECTIVE), lifted, reinstated, reinstated);
    }

    private CaseLife registryCase(HoldLife hold) {
        Instant decided = at(Step.DECIDED);
        Instant closed = at(Step.CASE_CLOSED);
        CloseCause cause = closed == null ? null : story.closed();
        if (withdrawal != null && closed == null && hold.known()) {
            closed = after(withdrawal, 1);
            cause = closed == null ? null : CloseCause.WITHDRAWN;
        }
        return new CaseLife(
                at(Step.CASE_OPENED) == null ? null : CASE_NUMBER,
                at(Step.CASE_OPENED),
                decided == null ? null : story.declined() == null ? Verdict.UPHELD : Verdict.DECLINED,
                decided == null ? null : story.declined(),
                decided,
                cause,
                closed);
    }

    /// Null when it has not happened; what was taken back goes no further.
    private @Nullable Instant at(Step step) {
        Instant moment = SandboxRules.at(receivedAt, step);
        boolean takenBackBefore = withdrawal != null && withdrawal.withdrawnAt().isBefore(moment);
        return story.reaches(step) && !takenBackBefore && !moment.isAfter(now) ? moment : null;
    }

    private @Nullable Instant after(WithdrawalFact withdrawn, int steps) {
        Instant moment = withdrawn.withdrawnAt().plus(SandboxRules.PACE.multipliedBy(steps));
        return moment.isAfter(now) ? null : moment;
    }
}
