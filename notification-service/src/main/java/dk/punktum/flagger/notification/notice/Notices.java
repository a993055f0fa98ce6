package dk.punktum.flagger.notification.notice;

import dk.punktum.flagger.events.Uuid7;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All notices.
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<Notice, UUID> {

    /// Nobody is told of the end of something before its beginning: what happened earlier to the same name goes to the
    /// same recipient first. Authorities are told of their own case only, so only that one counts for them.
    private static final String TAKE_DUE = """
            select n.* from notice n
            where (n.status = 'PENDING' and n.next_attempt_at <= :now
                or n.status = 'SENDING' and n.claimed_until <= :now)
              and not exists (
                select from notice e
                where e.domain = n.domain
                  and e.recipient = n.recipient
                  and (e.recipient <> 'AUTHORITY' or e.case_id = n.case_id)
                  and e.status in ('PENDING', 'SENDING')
                  and (e.occurred_at, e.id) < (n.occurred_at, n.id))
            order by coalesce(n.next_attempt_at, n.claimed_until)
            limit :most
            for update of n skip locked""";

    /// @return whether it was not there before
    boolean write(CaseFacts facts, NoticeRules.Due due, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                        insert into notice (id, case_id, case_number, domain, recipient, occasion, occurred_at,
                            created_at, code, status, next_attempt_at)
                        values (:id, :caseId, :caseNumber, :domain, :recipient, :occasion, :occurredAt,
                            :now, :code, 'PENDING', :now)
                        on conflict on constraint notice_is_written_once do nothing""")
                        .setParameter("id", Uuid7.next())
                        .setParameter("caseId", facts.caseId())
                        .setParameter("caseNumber", facts.caseNumber())
                        .setParameter("domain", facts.domain().aLabel())
                        .setParameter("recipient", due.recipient().name())
                        .setParameter("occasion", due.occasion().name())
                        .setParameter("occurredAt", due.occurredAt())
                        .setParameter("now", now)
                        .setParameter("code", Reference.newCode())
                        .executeUpdate()
                == 1;
    }

    /// Due notices, locked; those that another worker is just taking are left to it.
    @SuppressWarnings("unchecked")
    public List<Notice> takeDue(int most, Instant now) {
        return getEntityManager()
                .createNativeQuery(TAKE_DUE, Notice.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    public Optional<Notice> toChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<Notice> with(Reference reference) {
        return find("caseNumber = ?1 and code = ?2", reference.caseNumber(), reference.code())
                .firstResultOptional();
    }
}
