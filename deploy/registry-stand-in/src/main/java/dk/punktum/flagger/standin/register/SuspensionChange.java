package dk.punktum.flagger.standin.register;

import dk.punktum.flagger.events.DomainName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the trusted flagger system orders the register to do with a name.
public sealed interface SuspensionChange {

    DomainName name();

    /// Rises by one with every change of this name's suspension. Gaps are normal: not every change reaches every topic.
    long sequence();

    /// @param statuses to be carried besides those that the name already has
    record Suspend(DomainName name, long sequence, Set<EppStatus> statuses) implements SuspensionChange {

        public Suspend {
            statuses = Set.copyOf(statuses);
        }
    }

    /// @param restore absent when all that is said is that the name is free: then it is as it was before the suspension
    record Release(DomainName name, long sequence, @Nullable Restore restore) implements SuspensionChange {}
}
