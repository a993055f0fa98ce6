package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All wishes, and what is kept for them.
@ApplicationScoped
class DnsUpdates implements PanacheRepositoryBase<DnsUpdate, UUID> {

    /// What was kept.
    @ApplicationScoped
    static class KeptDelegations implements PanacheRepositoryBase<KeptDelegation, UUID> {

        /// What is to be put back one day.
        Optional<KeptDelegation> of(DomainName domain) {
            return find("domain = ?1 and endedAt is null", domain.aLabel()).firstResultOptional();
        }
    }

    private static final List<DnsUpdateStatus> OPEN = List.of(DnsUpdateStatus.PENDING, DnsUpdateStatus.CONFLICT);

    Optional<DnsUpdate> newest(DomainName domain) {
        return find("domain", Sort.descending("sequence"), domain.aLabel())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Takes one that is due. Another worker takes another one; and none takes a name for which something else may
    /// still be sent or arrive.
    Optional<DnsUpdate> claimNext(Instant now, Instant until) {
        List<UUID> claimed = getSession()
                .createNativeQuery("""
                        update dns_update set due_at = :until, claimed_until = :until, attempts = attempts + 1
                        where id = (
                            select id from dns_update mine
                            where status in ('PENDING', 'CONFLICT') and due_at <= :now
                            and not exists (
                                select 1 from dns_update other
                                where other.domain = mine.domain and other.id <> mine.id
                                and (other.claimed_until > :now or other.may_arrive_until > :now))
                            order by due_at limit 1
                            for update of mine skip locked)
                        returning id""", UUID.class)
                .addScalar("id", UUID.class)
                .setParameter("until", until)
                .setParameter("now", now)
                .getResultList();
        return claimed.stream().findFirst().flatMap(this::findByIdOptional);
    }

    Optional<DnsUpdate> toChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// What was wanted since something was kept, this wish included.
    List<DnsUpdate> between(DomainName domain, long first, long last) {
        return list("domain = ?1 and sequence between ?2 and ?3", domain.aLabel(), first, last);
    }

    List<DnsUpdateView> open(int most) {
        return find("status in ?1", Sort.by("orderedAt"), OPEN).page(0, most).stream()
                .map(DnsUpdate::view)
                .toList();
    }
}
