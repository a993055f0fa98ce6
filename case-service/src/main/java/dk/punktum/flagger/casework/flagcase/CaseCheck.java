package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.casework.flagcase.CheckResult.Result;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Uuid7;
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

/// A formal check that was made of a case, and what it found.
@Entity
class CaseCheck {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "case_id")
    private FlagCase flagCase;

    private int position;
    private String code;

    @Enumerated(EnumType.STRING)
    private Result result;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclineReason declineReason;

    private Instant checkedAt;

    @SuppressWarnings("NullAway.Init")
    CaseCheck() {}

    CaseCheck(FlagCase flagCase, int position, CheckResult found, Instant now) {
        this.id = Uuid7.next();
        this.flagCase = flagCase;
        this.position = position;
        this.code = found.code();
        this.result = found.result();
        this.declineReason = found.reason();
        this.checkedAt = now;
    }

    CheckView view() {
        return new CheckView(code, result, declineReason, checkedAt);
    }
}
