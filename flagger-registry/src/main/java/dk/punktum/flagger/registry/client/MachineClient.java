package dk.punktum.flagger.registry.client;

import dk.punktum.flagger.events.AgreementClient;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.registry.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An OAuth client of an authority's system, for a time. It may act once a second person has confirmed it.
@Entity
@Table(name = "agreement_client")
public class MachineClient {

    public static final Comparator<MachineClient> BY_NAME = Comparator.comparing(
                    (MachineClient client) -> client.clientId)
            .thenComparing(client -> client.validFrom)
            .thenComparing(client -> client.id);

    @Id
    private UUID id;

    /// Named as in the agreement's own mapping of its clients.
    @Column(name = "agreement_id")
    private UUID agreementId;

    private String clientId;
    private Instant validFrom;
    private @Nullable Instant validUntil;
    private @Nullable String certificateSha256;
    private String addedBy;
    private Instant addedAt;
    private @Nullable String confirmedBy;
    private @Nullable Instant confirmedAt;
    private @Nullable String endedBy;
    private @Nullable Instant endedAt;
    private @Nullable String endReason;

    @SuppressWarnings("NullAway.Init")
    MachineClient() {}

    /// One of those that an application names.
    public static MachineClient applied(UUID agreementId, String clientId, String person, Instant now) {
        return added(agreementId, new ClientTerms(clientId, now, null, null), person, now);
    }

    static MachineClient added(UUID agreementId, ClientTerms terms, String person, Instant now) {
        var client = new MachineClient();
        client.id = Uuid7.next();
        client.agreementId = agreementId;
        client.clientId = terms.clientId();
        client.validFrom = terms.validFrom();
        client.validUntil = terms.validUntil();
        client.certificateSha256 = terms.certificateSha256();
        client.addedBy = person;
        client.addedAt = now;
        return client;
    }

    /// @return what the rules object to; nothing once it may act
    Optional<Refusal> confirm(String person, Instant now) {
        Optional<Refusal> refusal = ClientRules.confirm(facts(now), person);
        if (refusal.isEmpty()) {
            confirmed(person, now);
        }
        return refusal;
    }

    /// With the agreement that is activated; whoever added it is not who activates.
    public void confirmedWithAgreement(String person, Instant now) {
        if (confirmedBy == null && endedBy == null) {
            confirmed(person, now);
        }
    }

    private void confirmed(String person, Instant now) {
        confirmedBy = person;
        confirmedAt = now;
    }

    /// @param at from when on it may not act any more
    /// @return what the rules object to; nothing once it is so
    Optional<Refusal> end(Instant at, String reason, String person, Instant now) {
        Optional<Refusal> refusal = ClientRules.end(facts(now));
        if (refusal.isEmpty()) {
            ended(at, reason, person, now);
        }
        return refusal;
    }

    /// An application that is refused leaves its clients to others.
    public void endedWithApplication(String reason, String person, Instant now) {
        if (endedBy == null) {
            ended(now, reason, person, now);
        }
    }

    private void ended(Instant at, String reason, String person, Instant now) {
        Instant last = at.isBefore(validFrom) ? validFrom : at;
        if (validUntil == null || last.isBefore(validUntil)) {
            validUntil = last;
        }
        endedBy = person;
        endedAt = now;
        endReason = reason;
    }

    private ClientFacts facts(Instant now) {
        return new ClientFacts(addedBy, confirmedBy != null, validUntil != null && !validUntil.isAfter(now));
    }

    boolean belongsTo(UUID agreement) {
        return agreementId.equals(agreement);
    }

    public boolean isConfirmed() {
        return confirmedBy != null;
    }

    /// Nobody has ended it; it may be confirmed or not.
    public boolean isNotEnded() {
        return endedBy == null;
    }

    public boolean isValidAt(Instant moment) {
        return isConfirmed() && !moment.isBefore(validFrom) && (validUntil == null || moment.isBefore(validUntil));
    }

    /// What everybody is told of it; nothing when it may not act, and never will.
    public Optional<AgreementClient> told(Instant now) {
        boolean over = validUntil != null && !validUntil.isAfter(now);
        return isConfirmed() && !over
                ? Optional.of(new AgreementClient(clientId, validFrom, validUntil, certificateSha256))
                : Optional.empty();
    }

    public String clientId() {
        return clientId;
    }

    public String addedBy() {
        return addedBy;
    }

    public ClientView view() {
        return new ClientView(
                id,
                clientId,
                validFrom,
                validUntil,
                certificateSha256,
                addedBy,
                addedAt,
                confirmedBy,
                confirmedAt,
                endedBy,
                endedAt,
                endReason);
    }
}
