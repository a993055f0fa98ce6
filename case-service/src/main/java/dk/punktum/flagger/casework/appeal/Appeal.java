package dk.punktum.flagger.casework.appeal;

import dk.punktum.flagger.casework.flagcase.FlagCase;
import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseAppealed;
import dk.punktum.flagger.events.Uuid7;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A verdict before the Complaints Board or a court. Whatever moves it returns what the others are to be told.
@Entity
class Appeal {

    static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "case_id")
    private FlagCase flagCase;

    @Enumerated(EnumType.STRING)
    private AppealBody body;

    private String reference;
    private LocalDate appealedOn;
    private String recordedBy;
    private Instant recordedAt;

    @Enumerated(EnumType.STRING)
    private AppealStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable AppealOutcome outcome;

    private @Nullable LocalDate decidedOn;
    private @Nullable String decisionReference;
    private @Nullable String outcomeBy;
    private @Nullable Instant outcomeAt;
    private @Nullable String confirmedBy;
    private @Nullable Instant confirmedAt;
    private @Nullable String affirmedBy;
    private @Nullable Instant affirmedAt;

    @SuppressWarnings("NullAway.Init")
    Appeal() {}

    Appeal(FlagCase flagCase, AppealAction.Record recorded, String person, Instant now) {
        this.id = Uuid7.next();
        this.flagCase = flagCase;
        this.body = recorded.body();
        this.reference = recorded.reference();
        this.appealedOn = recorded.appealedOn();
        this.recordedBy = person;
        this.recordedAt = now;
        this.status = AppealStatus.PENDING;
    }

    CaseAppealed recorded() {
        return new CaseAppealed(
                flagCase.id(),
                flagCase.caseNumber(),
                flagCase.flagId(),
                flagCase.domain(),
                flagCase.agreementId(),
                body,
                appealedAt());
    }

    /// The first of two officers has read that the verdict was annulled.
    void proposeAnnulment(AppealAction.Decide decision, String person, Instant now) {
        move(AppealStatus.ANNULMENT_PROPOSED);
        write(decision, person, now);
    }

    /// The second has read the same.
    AppealDecided confirmAnnulment(String person, Instant now) {
        move(AppealStatus.ENDED);
        confirmedBy = person;
        confirmedAt = now;
        return decided();
    }

    AppealDecided decide(AppealAction.Decide decision, String person, Instant now) {
        move(decision.outcome() == AppealOutcome.REMITTED ? AppealStatus.REMITTED : AppealStatus.ENDED);
        write(decision, person, now);
        return decided();
    }

    /// The registry has decided anew and stands by its verdict: told like an appeal that was in vain.
    AppealDecided affirm(String person, Instant now) {
        move(AppealStatus.ENDED);
        affirmedBy = person;
        affirmedAt = now;
        return told(AppealOutcome.UPHELD, now);
    }

    private void write(AppealAction.Decide decision, String person, Instant now) {
        outcome = decision.outcome();
        decidedOn = decision.decidedOn();
        decisionReference = decision.reference();
        outcomeBy = person;
        outcomeAt = now;
    }

    private AppealDecided decided() {
        return told(
                Objects.requireNonNull(outcome),
                latest(Objects.requireNonNull(decidedOn).atStartOfDay(DENMARK).toInstant(), appealedAt()));
    }

    private AppealDecided told(AppealOutcome result, Instant at) {
        return new AppealDecided(
                flagCase.id(),
                flagCase.caseNumber(),
                flagCase.flagId(),
                flagCase.domain(),
                flagCase.agreementId(),
                body,
                result,
                at);
    }

    /// Only the day is known; on the day of the verdict the appeal came after it.
    private Instant appealedAt() {
        return latest(
                appealedOn.atStartOfDay(DENMARK).toInstant(),
                Objects.requireNonNullElse(flagCase.decidedAt(), Instant.EPOCH));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void move(AppealStatus to) {
        if (!status.next().contains(to)) {
            throw new IllegalStateException("appeal %s can not go from %s to %s".formatted(id, status, to));
        }
        status = to;
    }

    AppealFacts.Known known() {
        return new AppealFacts.Known(
                status,
                new AppealAction.Record(body, reference, appealedOn),
                outcome == null || decidedOn == null || decisionReference == null
                        ? null
                        : new AppealAction.Decide(outcome, decidedOn, decisionReference),
                outcomeBy,
                affirmedBy);
    }

    AppealView view() {
        return new AppealView(
                body,
                reference,
                appealedOn,
                status,
                recordedBy,
                recordedAt,
                outcome,
                decidedOn,
                decisionReference,
                outcomeBy,
                outcomeAt,
                confirmedBy,
                confirmedAt,
                affirmedBy,
                affirmedAt);
    }
}
