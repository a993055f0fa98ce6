package dk.punktum.flagger.notification.notice;

import dk.punktum.flagger.events.Uuid7;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

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

    /// Writes those that are not there yet.
    ///
    /// @return these, in words
    List<String> write(CaseFacts facts, List<NoticeRules.Due> due, Instant now) {
        return getSession()
                .createNativeQuery("""
                        insert into notice (id, case_id, case_number, domain, recipient, occasion, occurred_at,
                            created_at, code, status, next_attempt_at)
                        select d.id, :caseId, :caseNumber, :domain, d.recipient, d.occasion, d.occurred_at,
                            :now, d.code, 'PENDING', :now
                        from unnest(cast(:ids as uuid[]), cast(:recipients as text[]), cast(:occasions as text[]),
                                    cast(:times as timestamptz[]), cast(:codes as text[]))
                            as d (id, recipient, occasion, occurred_at, code)
                        on conflict on constraint notice_is_written_once do nothing
                        returning 'to ' || recipient || ' about ' || occasion as told""", String.class)
                .addScalar("told", String.class)
                .setParameter("caseId", facts.caseId())
                .setParameter("caseNumber", facts.caseNumber())
                .setParameter("domain", facts.domain().aLabel())
                .setParameter("now", now)
                .setParameter("ids", strings(due, _ -> Uuid7.next().toString()))
                .setParameter(
                        "recipients", strings(due, each -> each.recipient().name()))
                .setParameter("occasions", strings(due, each -> each.occasion().name()))
                .setParameter("times", strings(due, each -> each.occurredAt().toString()))
                .setParameter("codes", strings(due, _ -> Reference.newCode()))
                .getResultList();
    }

    private static String[] strings(List<NoticeRules.Due> due, Function<NoticeRules.Due, String> value) {
        return due.stream().map(value).toArray(String[]::new);
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
