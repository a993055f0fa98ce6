package dk.punktum.flagger.registry.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All agreements.
@ApplicationScoped
class Agreements implements PanacheRepositoryBase<Agreement, UUID> {

    /// Locked, so that two changes of one agreement happen one after the other, and so do their events.
    Optional<Agreement> toChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Those that are in force or on hold although their last day of validity lies before this one.
    @Transactional
    List<UUID> overBefore(LocalDate today) {
        return find("status in (?1, ?2) and validUntil < ?3", AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED, today)
                .stream()
                .map(Agreement::id)
                .toList();
    }

    List<AgreementView> newestFirst() {
        return listAll(Sort.descending("draftedAt")).stream()
                .map(Agreement::view)
                .toList();
    }
}
