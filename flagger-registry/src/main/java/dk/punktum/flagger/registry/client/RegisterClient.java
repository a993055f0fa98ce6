package dk.punktum.flagger.registry.client;

import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.admission.AdmissionOutcome;
import dk.punktum.flagger.registry.admission.EndRequest;
import dk.punktum.flagger.registry.agreement.ChangeAgreement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Gives an agreement another machine identity, by two persons, or ends one; everybody is told how they stand.
@ApplicationScoped
class RegisterClient {

    private static final Logger LOG = Logger.getLogger(RegisterClient.class);

    private final MachineClients clients;
    private final ChangeAgreement changeAgreement;
    private final Clock clock;

    RegisterClient(MachineClients clients, ChangeAgreement changeAgreement, Clock clock) {
        this.clients = clients;
        this.changeAgreement = changeAgreement;
        this.clock = clock;
    }

    @Transactional
    AdmissionOutcome<ClientView> add(UUID agreementId, ClientSubmission submission, String person) {
        Instant now = clock.instant();
        return switch (ClientRules.check(submission, now)) {
            case ClientRules.Ruling.Faulty(var errors) -> new AdmissionOutcome.Faulty<>(errors);
            case ClientRules.Ruling.Sound(ClientTerms terms) ->
                changeAgreement
                        .objectionToAccess(agreementId)
                        .or(() -> objection(agreementId, terms))
                        .<AdmissionOutcome<ClientView>>map(AdmissionOutcome.Refused::new)
                        .orElseGet(() -> added(agreementId, MachineClient.added(agreementId, terms, person, now)));
        };
    }

    private Optional<Refusal> objection(UUID agreementId, ClientTerms terms) {
        return clients.anyBound(Set.of(terms.clientId()), agreementId, terms.period())
                ? Optional.of(Refusal.CLIENT_ALREADY_BOUND)
                : Optional.empty();
    }

    private AdmissionOutcome<ClientView> added(UUID agreementId, MachineClient client) {
        clients.persist(client);
        LOG.infof("agreement %s: a client is added", agreementId);
        return new AdmissionOutcome.Done<>(client.view());
    }

    @Transactional
    AdmissionOutcome<ClientView> confirm(UUID agreementId, UUID id, String person) {
        return changeAgreement
                .objectionToAccess(agreementId)
                .<AdmissionOutcome<ClientView>>map(AdmissionOutcome.Refused::new)
                .orElseGet(() -> change(
                        agreementId,
                        id,
                        person,
                        "confirmed",
                        client -> client.admission().confirm(person, clock.instant())));
    }

    @Transactional
    AdmissionOutcome<ClientView> end(UUID agreementId, UUID id, EndRequest request, String person) {
        Instant now = clock.instant();
        // The agreement first, as everywhere: two who change it wait for each other in the same order.
        changeAgreement.lock(agreementId);
        return change(
                agreementId, id, person, "ended", client -> client.admission().end(request, person, now));
    }

    private AdmissionOutcome<ClientView> change(
            UUID agreementId, UUID id, String person, String done, Function<MachineClient, Optional<Refusal>> change) {
        return clients.toChange(agreementId, id)
                .map(client -> change.apply(client)
                        .<AdmissionOutcome<ClientView>>map(AdmissionOutcome.Refused::new)
                        .orElseGet(() -> {
                            changeAgreement.clientsChanged(
                                    agreementId, "client %s %s".formatted(client.clientId(), done), person);
                            LOG.infof("agreement %s: client %s is %s", agreementId, id, done);
                            return new AdmissionOutcome.Done<>(client.view());
                        }))
                .orElseGet(AdmissionOutcome.Unknown::new);
    }
}
