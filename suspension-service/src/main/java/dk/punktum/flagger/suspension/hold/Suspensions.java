package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;
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
    List<Suspension> due(@Nullable DueCursor after, int most) {
        var query = after == null
                ? find("deletionDueAt is not null order by deletionDueAt, domain")
                : find(
                        "deletionDueAt > ?1 or deletionDueAt = ?1 and domain > ?2 order by deletionDueAt, domain",
                        after.dueAt(),
                        after.domain());
        return query.range(0, most - 1).list();
    }

    /// @param at where the list goes on after this name
    record Listed(Suspension name, Cursor at) {}

    /// Names that were ever suspended, in the order in which their last change was committed.
    ///
    /// @param since only those changed at or after this
    List<Listed> page(@Nullable Boolean suspended, @Nullable Instant since, Cursor after, int most) {
        NativeQuery<Object[]> query = getSession()
                .createNativeQuery(
                        """
                        select domain, cast(changed_in as text) from suspension
                        where sequence > 0
                          and changed_in < pg_snapshot_xmin(pg_current_snapshot())
                          and (changed_in, domain) > (cast(cast(:transaction as text) as xid8), cast(:row as text))
                        %s %s
                        -- The columns, and not the texts of the same names above: 10 comes after 9.
                        order by suspension.changed_in, suspension.domain""".formatted(
                                        suspended == null ? "" : "and status = :status",
                                        since == null ? "" : "and changed_at >= :since"),
                        Object[].class);
        if (suspended != null) {
            query.setParameter("status", (suspended ? SuspensionStatus.SUSPENDED : SuspensionStatus.FREE).name());
        }
        if (since != null) {
            query.setParameter("since", since);
        }
        List<Object[]> places = query.setParameter("transaction", Long.toString(after.transaction()))
                .setParameter("row", after.row())
                .setMaxResults(most)
                .getResultList();
        Map<String, Suspension> names =
                list(
                                "domain in ?1",
                                places.stream().map(place -> (String) place[0]).toList())
                        .stream()
                        .collect(Collectors.toMap(name -> name.name().aLabel(), name -> name));
        return places.stream()
                .map(place -> new Listed(
                        Objects.requireNonNull(names.get((String) place[0])),
                        new Cursor(Long.parseLong((String) place[1]), (String) place[0])))
                .toList();
    }
}
