package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.primary.NameRecords;
import dk.punktum.flagger.suspension.primary.ZoneRecord;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the primary served for a name before our first change. Committed before the change is sent.
@Entity
class KeptDelegation {

    @Id
    private UUID id;

    private String domain;
    private long sequence;
    private Instant keptAt;
    private @Nullable Instant endedAt;

    @ElementCollection
    @CollectionTable(name = "kept_record", joinColumns = @JoinColumn(name = "kept_delegation_id"))
    private Set<ZoneRecord> records = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    KeptDelegation() {}

    /// @param sequence of the order that it was read for
    static KeptDelegation of(DomainName domain, long sequence, NameRecords records, Instant now) {
        var kept = new KeptDelegation();
        kept.id = Uuid7.next();
        kept.domain = domain.aLabel();
        kept.sequence = sequence;
        kept.keptAt = now;
        kept.records.addAll(records.records());
        return kept;
    }

    void end(Instant now) {
        endedAt = now;
    }

    NameRecords records() {
        return new NameRecords(records);
    }

    long sequence() {
        return sequence;
    }
}
