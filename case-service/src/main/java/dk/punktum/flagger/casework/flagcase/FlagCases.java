package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All cases.
@ApplicationScoped
public class FlagCases implements PanacheRepositoryBase<FlagCase, UUID> {

    /// Keeps our locks apart from everybody else's in this database.
    private static final int FLAG_ON_NAME = 0x464c4147;

    /// Locked, so that two changes of one case happen one after the other, and the second sees what the
    /// first did.
    public Optional<FlagCase> toChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Something beside the case's row has changed: whoever has seen the case before has seen another one.
    public void countChange(FlagCase flagCase) {
        getEntityManager().lock(flagCase, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /// The case that a flag on a name led to, locked like [#toChange].
    Optional<FlagCase> toChange(UUID flagId, DomainName domain) {
        return find("flagId = ?1 and domain = ?2", flagId, domain.aLabel())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Until the end of the transaction nobody else opens or withdraws a case for this flag and name. The
    /// flag and its withdrawal come on two topics: handled at the same moment, neither would see the other.
    void holdStill(UUID flagId, DomainName domain) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(?1, hashtext(?2))", Object.class)
                .setParameter(1, FLAG_ON_NAME)
                .setParameter(2, flagId + " " + domain.aLabel())
                .getSingleResult();
    }

    /// Whatever is or will be known of the earlier flag on the name: its case is no duplicate from now on.
    /// A flag is superseded once.
    void supersede(UUID earlier, DomainName domain, UUID by) {
        getEntityManager()
                .createNativeQuery("insert into superseded_flag (flag_id, domain, by_flag_id) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, earlier)
                .setParameter(2, domain.aLabel())
                .setParameter(3, by)
                .executeUpdate();
    }

    long nextNumber() {
        return getSession()
                .createNativeQuery("select nextval('case_number')", Long.class)
                .addScalar("nextval", Long.class)
                .getSingleResult();
    }

    /// Whether the same authority has an earlier case about this name on the same ground that is open or
    /// upheld, or a later one that overtook this one and is on a desk or upheld. A superseded one is none:
    /// it stays until the case that takes its place is decided.
    public boolean hasLiveDuplicate(FlagCase flagCase) {
        return getSession()
                .createNativeQuery("""
                        select exists (
                            select 1 from flag_case other
                            where other.domain = :domain and other.legal_ground = :ground and other.id <> :id
                              and not other.superseded
                              and (other.status in ('UNDER_REVIEW', 'UPHELD')
                                   or other.status = 'OPEN' and other.number < :number)
                              and (other.agreement_id = :agreement
                                   or other.agreement_id in (
                                       select theirs.agreement_id from agreement_version theirs
                                       join agreement_version ours on ours.cvr = theirs.cvr
                                       where ours.agreement_id = :agreement)))
                        """, Boolean.class)
                .addScalar("exists", Boolean.class)
                .setParameter("domain", flagCase.domain().aLabel())
                .setParameter("ground", flagCase.legalGround())
                .setParameter("id", flagCase.id())
                .setParameter("number", flagCase.number())
                .setParameter("agreement", flagCase.agreementId())
                .getSingleResult();
    }

    /// Newest first.
    public List<CaseSummary> page(CaseQuery query) {
        return find(query.where(), Sort.descending("number"), query.parameters())
                .page(query.page(), query.size())
                .stream()
                .map(FlagCase::summary)
                .toList();
    }

    public long count(CaseQuery query) {
        return count(query.where(), query.parameters());
    }

    /// The whole story of a case, in the order in which it happened; nothing when there is no such case.
    public Optional<List<EntryView>> story(UUID id) {
        return findByIdOptional(id).map(FlagCase::story);
    }
}
