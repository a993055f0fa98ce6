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
import org.jspecify.annotations.Nullable;

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
    private @Nullable Boolean autoRenew;
    private @Nullable String registrar;
    private Instant takenAt;
    private boolean carriedOver;

    @SuppressWarnings("NullAway.Init")
    Snapshot() {}

    /// @param beforeSequence the number of the change that it is taken for
    /// @param registrar      the handle of the registrar that manages the name, when the register names one
    static Snapshot of(
            DomainName domain, long beforeSequence, HoldSnapshot shown, @Nullable String registrar, Instant now) {
        var snapshot = new Snapshot();
        snapshot.id = Uuid7.next();
        snapshot.domain = domain.aLabel();
        snapshot.beforeSequence = beforeSequence;
        snapshot.statuses = shown.statuses();
        snapshot.nameServers = shown.nameServers();
        snapshot.dsRecords = shown.dsRecords();
        snapshot.autoRenew = shown.autoRenew();
        snapshot.registrar = registrar;
        snapshot.takenAt = now;
        return snapshot;
    }

    /// The same content for a later change, because the register can not be believed yet.
    Snapshot carriedOverTo(long beforeSequence) {
        Snapshot later = of(new DomainName(domain), beforeSequence, content(), registrar, takenAt);
        later.carriedOver = true;
        return later;
    }

    HoldSnapshot content() {
        return new HoldSnapshot(statuses, nameServers, dsRecords, autoRenew);
    }

    long beforeSequence() {
        return beforeSequence;
    }

    /// The handle of the registrar that managed the name; null when the register named none.
    @Nullable
    String registrar() {
        return registrar;
    }

    SnapshotView view() {
        return new SnapshotView(statuses, nameServers, dsRecords, autoRenew, registrar, takenAt, carriedOver);
    }
}
