package dk.punktum.flagger.registry.client;

import dk.punktum.flagger.registry.admission.Period;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The machine identities of all agreements.
@ApplicationScoped
public class MachineClients implements PanacheRepositoryBase<MachineClient, UUID> {

    List<ClientView> of(UUID agreementId) {
        return list("agreementId", agreementId).stream()
                .sorted(MachineClient.BY_NAME)
                .map(MachineClient::view)
                .toList();
    }

    Optional<MachineClient> toChange(UUID agreementId, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(client -> client.belongsTo(agreementId));
    }

    /// Whether one of these belongs to another agreement at some time of a period. The database holds to the same.
    ///
    /// @param agreementId null for one that is not there yet
    public boolean anyBound(Collection<String> clientIds, @Nullable UUID agreementId, Period period) {
        return find(
                        "clientId in ?1 and admission.validFrom < ?2 and (admission.validUntil is null"
                                + " or (admission.validUntil > ?3 and admission.validUntil > admission.validFrom))",
                        clientIds,
                        period.end(),
                        period.from())
                .stream()
                .anyMatch(client -> agreementId == null || !client.belongsTo(agreementId));
    }
}
