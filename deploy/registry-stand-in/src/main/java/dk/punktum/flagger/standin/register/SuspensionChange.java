package dk.punktum.flagger.standin.register;

import dk.punktum.flagger.events.DomainName;
import org.jspecify.annotations.Nullable;

/// What the trusted flagger system orders the register to do with a name.
public sealed interface SuspensionChange {

    DomainName name();

    /// Rises by one with every change of this name's suspension. Gaps are normal: not every change reaches every topic.
    long sequence();

    /// On a name that is held already: the hold is of another kind from now on.
    record Suspend(DomainName name, long sequence, Suspension suspension) implements SuspensionChange {}

    /// @param restore absent when all that is said is that the name is free: then it is as it was before the suspension
    record Release(DomainName name, long sequence, @Nullable Restore restore) implements SuspensionChange {}
}
