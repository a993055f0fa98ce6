package dk.punktum.flagger.registry.hearing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dk.punktum.flagger.registry.DanishDay;
import dk.punktum.flagger.registry.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The hearing of one application: whom the registry asked and what they said, or why it did without.
@Entity
public class Hearing {

    @Id
    private UUID agreementId;

    private String authorityName;
    private @Nullable LocalDate deadline;
    private @Nullable String openedBy;
    private @Nullable Instant openedAt;
    private @Nullable String waiverReason;
    private @Nullable String waiverBy;
    private @Nullable Instant waiverAt;
    private @Nullable String waiverConfirmedBy;
    private @Nullable Instant waiverConfirmedAt;
    private @Nullable String summaryDa;
    private @Nullable String summaryEn;
    private @Nullable String publishedBy;
    private @Nullable Instant publishedAt;

    @ElementCollection
    @CollectionTable(name = "hearing_invitation", joinColumns = @JoinColumn(name = "agreement_id"))
    @MapKeyColumn(name = "number")
    private Map<Integer, Invitation> invitations = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    Hearing() {}

    /// @param authorityName of the authority that has applied
    Hearing(UUID agreementId, String authorityName) {
        this.agreementId = agreementId;
        this.authorityName = authorityName;
    }

    public void open(LocalDate lastDay, List<String> invited, String person, Instant now) {
        deadline = lastDay;
        openedBy = person;
        openedAt = now;
        for (String authority : invited) {
            invitations.put(invitations.size() + 1, Invitation.of(authority));
        }
    }

    /// @return what the rules object to; nothing once it is recorded
    public Optional<Refusal> answer(
            int number, HearingPosition position, @Nullable String answer, String person, Instant now) {
        Optional<Refusal> refusal = HearingRules.answer(facts(), number, DanishDay.of(now));
        if (refusal.isEmpty()) {
            invitations.computeIfPresent(number, (_, asked) -> asked.answered(position, answer, person, now));
        }
        return refusal;
    }

    /// @return what the rules object to; nothing once it is published
    public Optional<Refusal> publish(String danish, String english, String person, Instant now) {
        Optional<Refusal> refusal = HearingRules.publish(facts(), DanishDay.of(now));
        if (refusal.isEmpty()) {
            summaryDa = danish;
            summaryEn = english;
            publishedBy = person;
            publishedAt = now;
        }
        return refusal;
    }

    /// @return what the rules object to; nothing once it is proposed
    public Optional<Refusal> proposeWaiver(String reason, String person, Instant now) {
        Optional<Refusal> refusal = HearingRules.proposeWaiver(facts(), DanishDay.of(now));
        if (refusal.isEmpty()) {
            waiverReason = reason;
            waiverBy = person;
            waiverAt = now;
        }
        return refusal;
    }

    /// @return what the rules object to; nothing once it is waived
    public Optional<Refusal> confirmWaiver(String person, Instant now) {
        Optional<Refusal> refusal = HearingRules.confirmWaiver(facts(), person, DanishDay.of(now));
        if (refusal.isEmpty()) {
            waiverConfirmedBy = person;
            waiverConfirmedAt = now;
        }
        return refusal;
    }

    HearingFacts facts() {
        return new HearingFacts(
                deadline,
                invitations.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey, entry -> entry.getValue().position() != null)),
                waiverBy,
                waiverConfirmedBy != null,
                publishedAt != null);
    }

    /// @param today in Europe/Copenhagen
    public HearingView view(LocalDate today) {
        return new HearingView(
                agreementId,
                HearingRules.state(facts(), today),
                deadline,
                new TreeMap<>(invitations),
                waiverReason == null || waiverBy == null || waiverAt == null
                        ? null
                        : new HearingView.Waiver(
                                waiverReason, waiverBy, waiverAt, waiverConfirmedBy, waiverConfirmedAt),
                summary());
    }

    PublishedHearing published() {
        return new PublishedHearing(
                agreementId,
                authorityName,
                deadline,
                invitations.size(),
                invitations.values().stream()
                        .filter(invitation -> invitation.position() != null)
                        .collect(groupingBy(Invitation::position, TreeMap::new, counting())),
                waiverConfirmedBy != null,
                summary());
    }

    private HearingView.@Nullable Summary summary() {
        return summaryDa == null || summaryEn == null || publishedAt == null
                ? null
                : new HearingView.Summary(summaryDa, summaryEn, publishedAt);
    }
}
