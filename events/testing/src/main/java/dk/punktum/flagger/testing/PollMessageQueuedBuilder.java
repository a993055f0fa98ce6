package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.Uuid7;

/// A message to a registrar about a suspension.
public final class PollMessageQueuedBuilder extends EventBuilder<PollMessageQueued, PollMessageQueuedBuilder> {

    private static final HoldSnapshot AS_HELD =
            new HoldSnapshot(HOLD_STATUSES, AS_DELEGATED.nameServers(), AS_DELEGATED.dsRecords());

    private long sequence = 1;
    private String registrar = "REG-100001-DK";

    PollMessageQueuedBuilder() {}

    public PollMessageQueuedBuilder sequence(long number) {
        sequence = number;
        return this;
    }

    public PollMessageQueuedBuilder to(String handle) {
        registrar = handle;
        return this;
    }

    @Override
    public PollMessageQueued build() {
        return new PollMessageQueued(
                Uuid7.next(),
                domain,
                sequence,
                registrar,
                Change.SUSPENDED,
                null,
                caseNumber,
                legalGround,
                AS_DELEGATED,
                AS_HELD,
                at);
    }

    @Override
    PollMessageQueuedBuilder self() {
        return this;
    }
}
