package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.Uuid7;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// What the register said about a name before a change. Committed before the change is ordered, and never changed.
@Entity
@Immutable
class Snapshot {

    @Id
    private UUID id;

    private String domain;
    private long beforeSequence;
    private List<String> statuses;
    private List<String> nameServers;
    private List<String> dsRecords;
    private Instant takenAt;
    private boolean carriedOver;

    @SuppressWarnings("NullAway.Init")
    Snapshot() {}

    /// @param beforeSequence the number of the change that it is taken for
    static Snapshot of(DomainName domain, long beforeSequence, HoldSnapshot shown, Instant now) {
        var snapshot = new Snapshot();
        snapshot.id = Uuid7.next();
        snapshot.domain = domain.aLabel();
        snapshot.beforeSequence = beforeSequence;
        snapshot.statuses = shown.statuses();
        snapshot.nameServers = shown.nameServers();
        snapshot.dsRecords = shown.dsRecords();
        snapshot.takenAt = now;
        return snapshot;
    }

    /// The same content for a later change, because the register can not be believed yet.
    Snapshot carriedOverTo(long beforeSequence) {
        Snapshot later = of(new DomainName(domain), beforeSequence, content(), takenAt);
        later.carriedOver = true;
        return later;
    }

    HoldSnapshot content() {
        return new HoldSnapshot(statuses, nameServers, dsRecords);
    }

    long beforeSequence() {
        return beforeSequence;
    }

    SnapshotView view() {
        return new SnapshotView(statuses, nameServers, dsRecords, takenAt, carriedOver);
    }
}
