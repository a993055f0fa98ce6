package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.SuspensionState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The present truth about a name; held once unless the test says otherwise.
public final class SuspensionStateBuilder extends EventBuilder<SuspensionState, SuspensionStateBuilder> {

    private long sequence = 1;
    private boolean suspended = true;
    private @Nullable Delegation delegation;

    SuspensionStateBuilder() {}

    public SuspensionStateBuilder sequence(long number) {
        sequence = number;
        return this;
    }

    public SuspensionStateBuilder held() {
        suspended = true;
        return this;
    }

    public SuspensionStateBuilder free() {
        suspended = false;
        return this;
    }

    /// The name leads to a landing page instead of nowhere.
    public SuspensionStateBuilder leadingTo(Delegation landingPage) {
        delegation = landingPage;
        return held();
    }

    @Override
    public SuspensionState build() {
        return new SuspensionState(
                domain,
                sequence,
                suspended,
                suspended
                        ? List.of(new ActiveHold(
                                holdId,
                                caseId,
                                caseNumber,
                                agreementId,
                                legalGround,
                                at,
                                at.plus(Duration.ofDays(30)),
                                null,
                                null,
                                null))
                        : List.of(),
                suspended ? (delegation == null ? HOLD_STATUSES : LOCK_STATUSES) : List.of(),
                suspended ? AS_DELEGATED : null,
                at,
                suspended ? delegation : null,
                null);
    }

    @Override
    SuspensionStateBuilder self() {
        return this;
    }
}
