package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a case. Written once; the database refuses every change of it.
@Entity
class CaseEntry {

    @Id
    private UUID id;

    /// Given by the database: tells apart what happened at the same moment.
    @Column(insertable = false, updatable = false)
    private long position;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "case_id")
    private FlagCase flagCase;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private EntryKind kind;

    private String actor;
    private @Nullable String code;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    CaseEntry() {}

    CaseEntry(
            FlagCase flagCase, Instant at, EntryKind kind, String actor, @Nullable String code, @Nullable String note) {
        this.id = Uuid7.next();
        this.flagCase = flagCase;
        this.at = at;
        this.kind = kind;
        this.actor = actor;
        this.code = code;
        this.note = note;
    }

    EntryView view() {
        return new EntryView(at, kind, actor, code, note);
    }
}
