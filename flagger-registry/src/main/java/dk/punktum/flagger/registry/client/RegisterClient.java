package dk.punktum.flagger.registry.client;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.agreement.ChangeAgreement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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

    sealed interface Outcome {
        record Done(ClientView client) implements Outcome {}

        record Faulty(List<FieldError> errors) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        record UnknownClient() implements Outcome {}
    }

    @Transactional
    Outcome add(UUID agreementId, ClientSubmission submission, String person) {
        Instant now = clock.instant();
        return switch (ClientRules.check(submission, now)) {
            case ClientRules.Ruling.Faulty(var errors) -> new Outcome.Faulty(errors);
            case ClientRules.Ruling.Sound(ClientTerms terms) -> add(agreementId, terms, person, now);
        };
    }

    private Outcome add(UUID agreementId, ClientTerms terms, String person, Instant now) {
        Optional<Refusal> refusal = changeAgreement.allowsNewClients(agreementId);
        if (refusal.isEmpty()
                && clients.anyBound(Set.of(terms.clientId()), agreementId, terms.validFrom(), terms.validUntil())) {
            refusal = Optional.of(Refusal.CLIENT_ALREADY_BOUND);
        }
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        MachineClient client = MachineClient.added(agreementId, terms, person, now);
        clients.persist(client);
        LOG.infof("agreement %s: a client is added", agreementId);
        return new Outcome.Done(client.view());
    }

    @Transactional
    Outcome confirm(UUID agreementId, UUID id, String person) {
        Instant now = clock.instant();
        return changeAgreement
                .allowsNewClients(agreementId)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> change(agreementId, id, person, "confirmed", client -> client.confirm(person, now)));
    }

    /// @param at from when on; null: at once. What lies in the past is at once
    @Transactional
    Outcome end(UUID agreementId, UUID id, @Nullable Instant at, @Nullable String reason, String person) {
        if (reason == null || reason.isBlank()) {
            return new Outcome.Refused(Refusal.REASON_MISSING);
        }
        Instant now = clock.instant();
        Instant last = at == null || at.isBefore(now) ? now : at;
        return change(agreementId, id, person, "ended", client -> client.end(last, reason.strip(), person, now));
    }

    private interface Change {
        Optional<Refusal> of(MachineClient client);
    }

    private Outcome change(UUID agreementId, UUID id, String person, String done, Change change) {
        // The agreement first, as everywhere: two who change it wait for each other in the same order.
        changeAgreement.lock(agreementId);
        return clients.toChange(agreementId, id)
                .<Outcome>map(client -> change.of(client)
                        .<Outcome>map(Outcome.Refused::new)
                        .orElseGet(() -> {
                            changeAgreement.clientsChanged(
                                    agreementId, "client %s %s".formatted(client.clientId(), done), person);
                            LOG.infof("agreement %s: client %s", agreementId, done);
                            return new Outcome.Done(client.view());
                        }))
                .orElseGet(Outcome.UnknownClient::new);
    }
}
