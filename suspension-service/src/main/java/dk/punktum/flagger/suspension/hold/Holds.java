package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/// All holds.
@ApplicationScoped
class Holds implements PanacheRepositoryBase<Hold, UUID> {

    /// A hold, and its name, which is locked by then.
    record Found(UUID holdId, DomainName domain) {}

    /// Keeps a hold that is to be placed as soon as possible.
    ///
    /// @return false when its case has one already
    boolean requestOnce(Hold hold) {
        HoldTerm term = hold.term();
        getSession()
                .createNativeQuery(
                        "insert into suspension (domain, changed_at) values (:domain, :now) on conflict do nothing")
                .setParameter("domain", hold.domain().aLabel())
                .setParameter("now", hold.requestedAt())
                .executeUpdate();
        return getSession()
                        .createNativeQuery("""
                                with requested as (
                                    insert into hold (id, domain, case_id, case_number, cause, flag_id, agreement_id,
                                                      legal_ground, measure, suspension_period, fixed_end,
                                                      deletion_follows, expires_at, status, requested_at)
                                    values (:id, :domain, :caseId, :caseNumber, :cause, :flagId, :agreementId,
                                            :legalGround, :measure, :period, :fixedEnd,
                                            :deletionFollows, :expiresAt, 'REQUESTED', :now)
                                    on conflict (case_id) do nothing
                                    returning id)
                                insert into hold_request (hold_id, due_at) select id, :now from requested""")
                        .setParameter("id", hold.id())
                        .setParameter("domain", hold.domain().aLabel())
                        .setParameter("caseId", hold.caseId())
                        .setParameter("caseNumber", hold.caseNumber())
                        .setParameter("cause", hold.cause().name())
                        .setParameter("flagId", hold.flagId(), StandardBasicTypes.UUID)
                        .setParameter("agreementId", hold.agreementId(), StandardBasicTypes.UUID)
                        .setParameter("legalGround", hold.legalGround())
                        .setParameter("measure", hold.measure().name())
                        .setParameter(
                                "period",
                                term.period() == null ? null : term.period().toString(),
                                StandardBasicTypes.STRING)
                        .setParameter("fixedEnd", term.fixedEnd(), StandardBasicTypes.INSTANT)
                        .setParameter("deletionFollows", term.deletionFollows())
                        .setParameter("expiresAt", hold.expiresAt(), StandardBasicTypes.INSTANT)
                        .setParameter("now", hold.requestedAt())
                        .executeUpdate()
                > 0;
    }

    /// Takes back what the verdict on this case has asked for, as long as it is not placed.
    void forgetRequested(UUID caseId) {
        getSession()
                .createNativeQuery("""
                        with gone as (delete from hold_request r using hold h
                                      where r.hold_id = h.id and h.case_id = :case and h.status = 'REQUESTED'
                                      returning r.hold_id)
                        select count(*) from gone""", Long.class)
                .addScalar("count", Long.class)
                .setParameter("case", caseId)
                .getSingleResult();
        getSession()
                .createNativeQuery("delete from hold where case_id = :case and status = 'REQUESTED'")
                .setParameter("case", caseId)
                .executeUpdate();
    }

    /// The verdict on a case whose hold was adopted says what Kafka could not.
    void complete(Hold verdict) {
        getSession()
                .createNativeQuery("update hold set flag_id = :flag, suspension_period = :period"
                        + " where case_id = :case and adopted_at is not null and cause = 'FLAG'")
                .setParameter("flag", verdict.flagId())
                .setParameter(
                        "period",
                        Objects.requireNonNull(verdict.term().period()).toString())
                .setParameter("case", verdict.caseId())
                .executeUpdate();
    }

    /// A hold whose case is over, whichever of the two was told first. Skips names that somebody else is changing, and
    /// holds that wait for a look at the register.
    Optional<Found> nextToEnd() {
        return found("""
                select h.id, h.domain from hold h
                join closed_case c on c.case_id = h.case_id
                join suspension s on s.domain = h.domain
                where h.status in ('REQUESTED', 'PLACED')
                  and not exists (select 1 from restore_look l where l.hold_id = h.id)
                order by c.closed_at limit 1
                for update of s skip locked""", null);
    }

    /// A hold whose end nobody was told of, on a name on which all holds have lasted long enough and none is frozen,
    /// as far as is known of appeals by now.
    Optional<Found> nextDue(Instant now) {
        return found("""
                select h.id, h.domain from hold h
                join suspension s on s.domain = h.domain
                where h.status = 'PLACED' and h.deletion_due_at is null and h.planned_end <= :now
                  and not exists (
                      select from hold o where o.domain = h.domain and o.status = 'PLACED'
                      and (o.planned_end is null or o.planned_end > :now or o.frozen_since is not null
                           or o.appeal_steps < (select count(*) from appeal_step a where a.case_id = o.case_id)))
                order by h.planned_end limit 1
                for update of s skip locked""", now);
    }

    /// A hold on a case in whose appeals something has happened. Skips names that somebody else is changing.
    Optional<Found> nextAppealed() {
        return found("""
                select h.id, h.domain from hold h
                join suspension s on s.domain = h.domain
                join (select case_id, count(*) steps from appeal_step group by case_id) a on a.case_id = h.case_id
                where h.status = 'PLACED' and h.appeal_steps < a.steps
                limit 1
                for update of s skip locked""", null);
    }

    private Optional<Found> found(String sql, @Nullable Instant now) {
        var query = getSession().createNativeQuery(sql, Object[].class);
        if (now != null) {
            query.setParameter("now", now);
        }
        return query.getResultStream()
                .map(row -> new Found((UUID) row[0], new DomainName((String) row[1])))
                .findFirst();
    }

    long countActive() {
        return count("status", HoldStatus.PLACED);
    }
}
