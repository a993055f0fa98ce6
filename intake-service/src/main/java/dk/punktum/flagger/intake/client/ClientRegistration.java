package dk.punktum.flagger.intake.client;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementClient;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An OAuth client as flagger-registry tells of it. A client can be registered more than once, with other certificates.
///
/// @param validUntil        until just before when; null: until further notice
/// @param certificateSha256 of the certificate that its tokens have to be bound to, in hex; null: they need not be
@Embeddable
public record ClientRegistration(
        String clientId,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String certificateSha256) {

    /// What was told before clients had a time says nothing of it: they are valid while they are told.
    public static List<ClientRegistration> told(AgreementChanged agreement) {
        List<AgreementClient> clients = agreement.clients();
        return clients == null
                ? agreement.clientIds().stream()
                        .distinct()
                        .map(client -> new ClientRegistration(client, Instant.EPOCH, null, null))
                        .toList()
                : clients.stream()
                        .map(client -> new ClientRegistration(
                                client.clientId(), client.validFrom(), client.validUntil(), client.certificateSha256()))
                        .toList();
    }

    boolean isValidAt(Instant moment) {
        return !moment.isBefore(validFrom) && (validUntil == null || moment.isBefore(validUntil));
    }
}
