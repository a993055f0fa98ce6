package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.SuspensionState;
import java.time.Duration;
import java.util.List;

/// The present truth about a name; held once unless the test says otherwise.
public final class SuspensionStateBuilder extends EventBuilder<SuspensionState, SuspensionStateBuilder> {

    private long sequence = 1;
    private boolean suspended = true;

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

    @Override
    public SuspensionState build() {
        return new SuspensionState(
                domain,
                sequence,
                suspended,
                suspended
                        ? List.of(new ActiveHold(
                                holdId, caseId, caseNumber, agreementId, legalGround, at, at.plus(Duration.ofDays(30))))
                        : List.of(),
                suspended ? HOLD_STATUSES : List.of(),
                suspended ? AS_DELEGATED : null,
                at);
    }

    @Override
    SuspensionStateBuilder self() {
        return this;
    }
}
