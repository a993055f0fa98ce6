package dk.punktum.flagger.suspension.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All orders.
@ApplicationScoped
class HoldOrders implements PanacheRepositoryBase<HoldOrder, UUID> {

    private static final List<OrderStatus> LIVE = List.of(OrderStatus.DRAFT, OrderStatus.APPROVED);

    long nextNumber() {
        return getSession()
                .createNativeQuery("select nextval('hold_order_number')", Long.class)
                .addScalar("nextval", Long.class)
                .getSingleResult();
    }

    /// They are taken, though this database does not remember by whom.
    void skipNumbersUpTo(long taken) {
        getSession()
                .createNativeQuery(
                        "select setval('hold_order_number', greatest(:taken, (select last_value from hold_order_number)))",
                        Long.class)
                .addScalar("setval", Long.class)
                .setParameter("taken", taken)
                .getSingleResult();
    }

    /// Locked, so that two changes of one order happen one after the other.
    Optional<HoldOrder> toChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// The same order, drafted or approved, on the same name. Until the transaction ends, whoever asks for the same
    /// waits: of two that enter it in one instant, the second finds the first's.
    Optional<HoldOrder> same(OrderContent content) {
        getSession()
                .createNativeQuery(
                        "select 1 as held from pg_advisory_xact_lock(hashtextextended(:same, 0))", Integer.class)
                .addScalar("held", Integer.class)
                .setParameter(
                        "same", "%s %s %s".formatted(content.domain().aLabel(), content.cause(), content.reference()))
                .getSingleResult();
        return find(
                        "domain = ?1 and cause = ?2 and reference = ?3 and status in ?4",
                        content.domain().aLabel(),
                        content.cause(),
                        content.reference(),
                        LIVE)
                .firstResultOptional();
    }

    /// An approved order whose hold has reached its end, with no deletion to follow. Skips what somebody else changes.
    Optional<HoldOrder> nextExpired(Instant now) {
        return getSession()
                .createNativeQuery("""
                        select o.* from hold_order o
                        join hold h on h.case_id = o.id
                        where o.status = 'APPROVED' and h.status in ('REQUESTED', 'PLACED') and h.expires_at <= :now
                        order by h.expires_at limit 1
                        for update of o skip locked""", HoldOrder.class)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /// Newest first.
    ///
    /// @param domain an A-label
    List<HoldOrder> newestFirst(@Nullable OrderStatus status, @Nullable String domain, int most) {
        return find(
                        "(?1 is null or status = ?1) and (?2 is null or domain = ?2) order by draftedAt desc, id desc",
                        status,
                        domain)
                .range(0, most - 1)
                .list();
    }
}
