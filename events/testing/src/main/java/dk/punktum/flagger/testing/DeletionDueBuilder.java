package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.DeletionDue;

/// A suspension that has lasted as long as it may.
public final class DeletionDueBuilder extends EventBuilder<DeletionDue, DeletionDueBuilder> {

    private long sequence = 2;

    DeletionDueBuilder() {}

    public DeletionDueBuilder sequence(long number) {
        sequence = number;
        return this;
    }

    @Override
    public DeletionDue build() {
        return new DeletionDue(domain, sequence, holdId, caseId, caseNumber, at, null);
    }

    @Override
    DeletionDueBuilder self() {
        return this;
    }
}
