package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.SuspensionEffective;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All orders and their effects.
@ApplicationScoped
public class Effects implements PanacheRepositoryBase<Effect, UUID> {

    /// Fired inside the transaction in which an order is given.
    record Ordered() {}

    private static final List<EffectStatus> WATCHED = List.of(EffectStatus.PENDING, EffectStatus.OVERDUE);

    private final Duration settleAfter;
    private final Duration overdueAfter;
    private final LookAround lookAround;
    private final Event<Ordered> ordered;

    Effects(SuspensionConfig config, LookAround lookAround, Event<Ordered> ordered) {
        this.overdueAfter = config.effect().overdueAfter();
        this.lookAround = lookAround;
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

    /// Takes over an order that this database has lost; what is not known to have taken effect is watched.
    public void adopt(Order order, Optional<SuspensionEffective> told) {
        order(order);
        told.ifPresent(effective -> find(
                        "domain = ?1 and sequence = ?2", order.domain().aLabel(), order.sequence())
                .firstResult()
                .adoptSeen(effective));
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
                .addScalar("id", UUID.class)
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

    /// What the registry is to show of each name that it was ever ordered to change, in the order of names.
    ///
    /// @param after the last name of the page before; empty for the first page
    public List<Expectation> expectations(String after, int most) {
        return list(
                        "id in (select e.id from Effect e where e.domain > ?1 and e.sequence ="
                                + " (select max(n.sequence) from Effect n where n.domain = e.domain)"
                                + " order by e.domain limit " + most + ") order by domain",
                        after)
                .stream()
                .map(Effect::expectation)
                .toList();
    }

    /// An order that has not taken effect in time.
    public record Overdue(UUID id, DomainName domain) {}

    /// The one that has been waiting longest to be told again. Not locked: the name's lock comes first.
    public Optional<Overdue> nextToRetry(Instant now) {
        return find("status = ?1 and nextRetryAt <= ?2", Sort.by("nextRetryAt"), EffectStatus.OVERDUE, now)
                .firstResultOptional()
                .map(Effects::overdue);
    }

    public Optional<Overdue> overdue(UUID id) {
        return findByIdOptional(id)
                .filter(effect -> effect.status() == EffectStatus.OVERDUE)
                .map(Effects::overdue);
    }

    private static Overdue overdue(Effect effect) {
        return new Overdue(effect.id(), new DomainName(effect.domain()));
    }

    /// The state of the name is being told again: counts it, and writes down who wanted it. Joins the transaction that
    /// tells it and has the name's suspension locked.
    ///
    /// @param by subject of an operator's token; null: it was due
    /// @return false when it is no longer overdue, or when somebody else has just told it
    public boolean retry(Overdue overdue, @Nullable String by, Instant now) {
        Effect effect = toChange(overdue.id()).orElseThrow();
        getSession().refresh(effect);
        if (effect.status() != EffectStatus.OVERDUE || by == null && !effect.isRetriedAt(now)) {
            return false;
        }
        effect.retried(now.plus(EffectRules.untilNextRetry(effect.retries() + 1, overdueAfter)));
        getSession()
                .createNativeQuery("insert into effect_retry (effect_id, number, told_at, told_by)"
                        + " values (:effect, :number, :now, cast(:by as text))")
                .setParameter("effect", overdue.id())
                .setParameter("number", effect.retries())
                .setParameter("now", now)
                .setParameter("by", by)
                .executeUpdate();
        return true;
    }

    /// The oldest orders that have not taken effect in time.
    public List<OverdueView> overdueViews() {
        Set<AskedServer> asked = lookAround.asked();
        return find("status", Sort.by("orderedAt"), EffectStatus.OVERDUE).range(0, 999).stream()
                .map(effect -> effect.overdueView(asked))
                .toList();
    }

    public OverdueView overdueView(UUID id) {
        return findById(id).overdueView(lookAround.asked());
    }

    public long countOverdue() {
        return count("status", EffectStatus.OVERDUE);
    }

    public long countPending() {
        return count("status", EffectStatus.PENDING);
    }
}
