package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.SuspensionEffective;
import java.time.Duration;

/// A change that was seen to have taken effect; a suspension unless the test says otherwise.
public final class SuspensionEffectiveBuilder extends EventBuilder<SuspensionEffective, SuspensionEffectiveBuilder> {

    private long sequence = 1;
    private SuspensionEffective.Change change = SuspensionEffective.Change.SUSPENDED;
    private Duration taken = Duration.ofSeconds(2);

    SuspensionEffectiveBuilder() {}

    public SuspensionEffectiveBuilder sequence(long number) {
        sequence = number;
        return this;
    }

    public SuspensionEffectiveBuilder suspended() {
        change = SuspensionEffective.Change.SUSPENDED;
        return this;
    }

    public SuspensionEffectiveBuilder reinstated() {
        change = SuspensionEffective.Change.REINSTATED;
        return this;
    }

    /// How long after the order it was seen.
    public SuspensionEffectiveBuilder after(Duration time) {
        taken = time;
        return this;
    }

    @Override
    public SuspensionEffective build() {
        return new SuspensionEffective(
                domain,
                sequence,
                change,
                holdId,
                caseId,
                caseNumber,
                flagId,
                agreementId,
                at,
                at.plus(taken),
                at.plus(taken),
                taken.toMillis(),
                null,
                null,
                null);
    }

    @Override
    SuspensionEffectiveBuilder self() {
        return this;
    }
}
