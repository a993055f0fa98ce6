package dk.punktum.flagger.events;

/// What downstream registry systems build on. Kafka keeps no order across topics: `sequence` does.
public sealed interface SuspensionEvent extends DomainEvent
        permits DomainSuspended,
                SuspensionEffective,
                DomainReinstated,
                DeletionDue,
                SuspensionState,
                PollMessageQueued {

    /// Rises by one with every change of a domain's suspension; what reports on a change carries that change's. A
    /// consumer drops what is below what it has.
    long sequence();
}
