package dk.punktum.flagger.registry.client;

import dk.punktum.flagger.events.AgreementClient;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.registry.admission.Admission;
import dk.punktum.flagger.registry.admission.Period;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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

    public static final Comparator<MachineClient> BY_NAME = Comparator.comparing(MachineClient::clientId)
            .thenComparing(client -> client.admission.period().from())
            .thenComparing(client -> client.id);

    @Id
    private UUID id;

    /// Named as in the agreement's own mapping of its clients.
    @Column(name = "agreement_id")
    private UUID agreementId;

    private String clientId;
    private @Nullable String certificateSha256;

    @Embedded
    private Admission admission;

    @SuppressWarnings("NullAway.Init")
    MachineClient() {}

    /// One of those that an application names.
    public static MachineClient applied(UUID agreementId, String clientId, String person, Instant now) {
        return added(agreementId, new ClientTerms(clientId, new Period(now, null), null), person, now);
    }

    static MachineClient added(UUID agreementId, ClientTerms terms, String person, Instant now) {
        var client = new MachineClient();
        client.id = Uuid7.next();
        client.agreementId = agreementId;
        client.clientId = terms.clientId();
        client.certificateSha256 = terms.certificateSha256();
        client.admission = Admission.askedFor(terms.period(), person, now);
        return client;
    }

    boolean belongsTo(UUID agreement) {
        return agreementId.equals(agreement);
    }

    /// What everybody is told of it; nothing when it may not act, and never will.
    public Optional<AgreementClient> told(Instant now) {
        Period period = admission.period();
        return admission.isGivenAndNotOver(now)
                ? Optional.of(new AgreementClient(clientId, period.from(), period.until(), certificateSha256))
                : Optional.empty();
    }

    public String clientId() {
        return clientId;
    }

    public Admission admission() {
        return admission;
    }

    public ClientView view() {
        return new ClientView(id, clientId, certificateSha256, admission.view());
    }
}
