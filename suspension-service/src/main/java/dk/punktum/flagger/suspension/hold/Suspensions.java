package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All names that were ever to be held.
@ApplicationScoped
class Suspensions implements PanacheRepositoryBase<Suspension, String> {

    /// Locked, so that changes of one name happen one after the other, and so do their events.
    Suspension toChange(DomainName name) {
        return lockIfKnown(name).orElseThrow(() -> new IllegalStateException(name + " was never to be held"));
    }

    /// The same, for a name that may never have been held.
    Optional<Suspension> lockIfKnown(DomainName name) {
        return findByIdOptional(name.aLabel(), LockModeType.PESSIMISTIC_WRITE);
    }

    /// A row for a name that this database does not know.
    void ensure(DomainName name, Instant changedAt) {
        getSession()
                .createNativeQuery(
                        "insert into suspension (domain, changed_at) values (:domain, :at) on conflict do nothing")
                .setParameter("domain", name.aLabel())
                .setParameter("at", changedAt)
                .executeUpdate();
    }

    Optional<Suspension> find(DomainName name) {
        return findByIdOptional(name.aLabel());
    }

    Suspension get(DomainName name) {
        return findById(name.aLabel());
    }

    /// Names whose deletion is due, longest due first.
    ///
    /// @param after where the page before ended
    List<Suspension> due(@Nullable Cursor after, int most) {
        var query = after == null
                ? find("deletionDueAt is not null order by deletionDueAt, domain")
                : find(
                        "deletionDueAt > ?1 or deletionDueAt = ?1 and domain > ?2 order by deletionDueAt, domain",
                        after.changedAt(),
                        after.domain());
        return query.range(0, most - 1).list();
    }

    /// Names that were ever suspended, in the order of their last change.
    ///
    /// @param after where the page before ended
    List<Suspension> page(@Nullable Boolean suspended, @Nullable Instant since, @Nullable Cursor after, int most) {
        var query = new StringBuilder("sequence > 0");
        Map<String, Object> parameters = new HashMap<>();
        if (suspended != null) {
            query.append(" and status = :status");
            parameters.put("status", suspended ? SuspensionStatus.SUSPENDED : SuspensionStatus.FREE);
        }
        if (since != null) {
            query.append(" and changedAt >= :since");
            parameters.put("since", since);
        }
        if (after != null) {
            query.append(" and (changedAt > :afterTime or changedAt = :afterTime and domain > :afterDomain)");
            parameters.put("afterTime", after.changedAt());
            parameters.put("afterDomain", after.domain());
        }
        return find(query + " order by changedAt, domain", parameters)
                .range(0, most - 1)
                .list();
    }
}
