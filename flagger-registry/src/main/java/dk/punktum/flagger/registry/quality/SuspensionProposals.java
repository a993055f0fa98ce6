package dk.punktum.flagger.registry.quality;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The proposals; an agreement has one that is open, at most.
@ApplicationScoped
class SuspensionProposals implements PanacheRepositoryBase<SuspensionProposal, UUID> {

    /// Open ones first, then the newest.
    List<ProposalView> all() {
        return list("order by outcome nulls first, proposedAt desc, id").stream()
                .map(SuspensionProposal::view)
                .toList();
    }

    Optional<SuspensionProposal> toChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean isOpenFor(UUID agreementId) {
        return count("agreementId = ?1 and outcome is null", agreementId) > 0;
    }

    /// Those of agreements that are not in force any more.
    List<SuspensionProposal> overtaken() {
        return find("outcome is null and agreementId in (select a.id from Agreement a where a.status <> ACTIVE)")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
