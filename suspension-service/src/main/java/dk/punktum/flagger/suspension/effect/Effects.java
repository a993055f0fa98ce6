package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.SuspensionConfig;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// All orders and their effects.
@ApplicationScoped
public class Effects implements PanacheRepositoryBase<Effect, UUID> {

    /// Fired inside the transaction in which an order is given.
    record Ordered() {}

    private static final List<EffectStatus> WATCHED = List.of(EffectStatus.PENDING, EffectStatus.OVERDUE);

    private final Duration settleAfter;
    private final Event<Ordered> ordered;

    Effects(SuspensionConfig config, Event<Ordered> ordered) {
        this.settleAfter = config.snapshot().settleAfter();
        this.ordered = ordered;
    }

    /// Watches a new order, and no longer the one before. Joins the transaction that gives the order and has the
    /// name's suspension locked.
    public void order(Order order) {
        boolean afterSeen = lastOrder(order.domain(), order.orderedAt())
                .map(LastOrder::proven)
                .orElse(true);
        // Locked: whoever has just seen the older one is let finish.
        find("domain = ?1 and status in ?2", order.domain().aLabel(), WATCHED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .forEach(Effect::supersede);
        // One watched order per name is a constraint of the table.
        flush();
        persist(Effect.of(order, afterSeen));
        ordered.fire(new Ordered());
    }

    /// @param proven  whether the registry is known to have carried it out
    /// @param settled whether it has had time enough for it
    public record LastOrder(boolean proven, boolean settled) {}

    public Optional<LastOrder> lastOrder(DomainName domain, Instant now) {
        return find("domain", Sort.descending("sequence"), domain.aLabel())
                .firstResultOptional()
                .map(last -> new LastOrder(
                        last.isProven(now, settleAfter),
                        !now.isBefore(last.orderedAt().plus(settleAfter))));
    }

    /// By the sequence number of the order.
    public Map<Long, EffectView> views(DomainName domain) {
        return list("domain", domain.aLabel()).stream().collect(Collectors.toMap(Effect::sequence, Effect::view));
    }

    /// The newest order of each of these names.
    public Map<String, EffectView> newest(Collection<String> domains) {
        return list(
                        "from Effect f where f.domain in ?1"
                                + " and f.sequence = (select max(e.sequence) from Effect e where e.domain = f.domain)",
                        domains)
                .stream()
                .collect(Collectors.toMap(Effect::domain, Effect::view));
    }

    /// Takes what is due, for as long as the lease: another instance takes what is free, and a dead one's when the
    /// lease
    /// has run out.
    List<Watch> claim(Instant now, Instant leaseUntil, int most) {
        List<UUID> ids = getSession()
                .createNativeQuery("""
                        update effect set next_look_at = :leaseUntil where id in (
                            select id from effect
                            where status in ('PENDING', 'OVERDUE') and next_look_at <= :now
                            order by next_look_at limit :most
                            for update skip locked)
                        returning id""", UUID.class)
                .setParameter("leaseUntil", leaseUntil)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
        return ids.isEmpty()
                ? List.of()
                : list("id in ?1", ids).stream().map(Effect::watch).toList();
    }

    Optional<Effect> toChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public long countOverdue() {
        return count("status", EffectStatus.OVERDUE);
    }

    public long countPending() {
        return count("status", EffectStatus.PENDING);
    }
}
