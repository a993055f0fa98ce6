package dk.punktum.flagger.registry.admission;

import dk.punktum.flagger.registry.Refusal;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Access for a time: asked for by one person of the registry, given by another, taken away by one.
@Embeddable
public class Admission {

    private Instant validFrom;
    private @Nullable Instant validUntil;
    private String addedBy;
    private Instant addedAt;
    private @Nullable String confirmedBy;
    private @Nullable Instant confirmedAt;
    private @Nullable String endedBy;
    private @Nullable Instant endedAt;
    private @Nullable String endReason;

    @SuppressWarnings("NullAway.Init")
    Admission() {}

    public static Admission askedFor(Period period, String person, Instant now) {
        var admission = new Admission();
        admission.validFrom = period.from();
        admission.validUntil = period.until();
        admission.addedBy = person;
        admission.addedAt = now;
        return admission;
    }

    /// @return what the rules object to; nothing once it is given
    public Optional<Refusal> confirm(String person, Instant now) {
        Optional<Refusal> refusal = AdmissionRules.confirm(facts(now), person);
        if (refusal.isEmpty()) {
            give(person, now);
        }
        return refusal;
    }

    /// As part of something greater that this person, who is another than the one who asked, approves as a whole.
    public void confirmAlong(String person, Instant now) {
        if (isWaiting()) {
            give(person, now);
        }
    }

    private void give(String person, Instant now) {
        confirmedBy = person;
        confirmedAt = now;
    }

    /// @return what the rules object to; nothing once it is so
    public Optional<Refusal> end(EndRequest request, String person, Instant now) {
        String reason = request.reason();
        if (reason == null || reason.isBlank()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        Optional<Refusal> refusal = AdmissionRules.end(facts(now));
        if (refusal.isEmpty()) {
            Instant at = request.at();
            take(at == null || at.isBefore(now) ? now : at, reason.strip(), person, now);
        }
        return refusal;
    }

    /// With something greater that ends as a whole.
    public void endAlong(String reason, String person, Instant now) {
        if (endedBy == null) {
            take(now, reason, person, now);
        }
    }

    private void take(Instant at, String reason, String person, Instant now) {
        Instant last = at.isBefore(validFrom) ? validFrom : at;
        if (validUntil == null || last.isBefore(validUntil)) {
            validUntil = last;
        }
        endedBy = person;
        endedAt = now;
        endReason = reason;
    }

    private AdmissionFacts facts(Instant now) {
        return new AdmissionFacts(addedBy, confirmedBy != null, isOver(now));
    }

    /// Nobody has given it, and nobody has ended it.
    public boolean isWaiting() {
        return confirmedBy == null && endedBy == null;
    }

    public boolean isNotEnded() {
        return endedBy == null;
    }

    public boolean isGivenAt(Instant moment) {
        return confirmedBy != null && !moment.isBefore(validFrom) && !isOver(moment);
    }

    /// It is given, and is valid or will be.
    public boolean isGivenAndNotOver(Instant now) {
        return confirmedBy != null && !isOver(now);
    }

    /// Whether given or not.
    public boolean isNotOver(Instant now) {
        return !isOver(now);
    }

    private boolean isOver(Instant moment) {
        return validUntil != null && !validUntil.isAfter(moment);
    }

    public String addedBy() {
        return addedBy;
    }

    public Period period() {
        return new Period(validFrom, validUntil);
    }

    public AdmissionView view() {
        return new AdmissionView(
                validFrom, validUntil, addedBy, addedAt, confirmedBy, confirmedAt, endedBy, endedAt, endReason);
    }
}
