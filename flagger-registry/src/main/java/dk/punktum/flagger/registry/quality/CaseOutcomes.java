package dk.punktum.flagger.registry.quality;

import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What became of each case: one row, whatever comes first of what is told about it, and however often.
@ApplicationScoped
class CaseOutcomes {

    /// The first verdict stays: a case has one (a court's is told as its closing).
    private static final String DECIDED = """
            insert into case_outcome (case_id, agreement_id, verdict, decline_reason, decided_at)
            values (:caseId, :agreement, :verdict, nullif(:reason, ''), :at)
            on conflict (case_id) do update
               set verdict = excluded.verdict, decline_reason = excluded.decline_reason, decided_at = excluded.decided_at
             where case_outcome.verdict is null
            """;

    private static final String CLOSED = """
            insert into case_outcome (case_id, agreement_id, close_cause, closed_at)
            values (:caseId, :agreement, :cause, :at)
            on conflict (case_id) do update
               set close_cause = excluded.close_cause, closed_at = excluded.closed_at
             where case_outcome.close_cause is null
            """;

    /// Only a verdict can be reversed, also when it has not been told here yet.
    private static final String COUNTS = """
            select agreement_id, case when verdict = 'UPHELD' then 'ACCEPTED' else 'REFUSED' end,
                   coalesce(decline_reason, ''), count(*)
              from case_outcome
             where agreement_id = any (:agreements) and decided_at >= :since and decided_at < :until
             group by 1, 2, 3
            union all
            select agreement_id,
                   case when close_cause in ('REVERSED', 'ANNULLED') then 'REVERSED'
                        when verdict is null then 'UNDECIDED'
                        else 'TAKEN_BACK' end,
                   close_cause, count(*)
              from case_outcome
             where agreement_id = any (:agreements) and closed_at >= :since and closed_at < :until
             group by 1, 2, 3
            """;

    /// Each case once: a reversal outweighs the verdict that it ends.
    private static final String CONSIDERED = """
            select a.id,
                   count(*),
                   count(*) filter (where not reversed and refused),
                   count(*) filter (where reversed),
                   a.status = 'ACTIVE'
              from agreement a
              join lateral (
                    select o.decided_at >= s.since and o.decline_reason = any (:refusals) as refused,
                           coalesce(o.closed_at >= s.since and o.close_cause = any (:reversals), false) as reversed
                      from case_outcome o,
                           (select greatest(:since, coalesce(max(p.ruled_at), :since)) as since
                              from suspension_proposal p where p.agreement_id = a.id and p.outcome <> 'OVERTAKEN') s
                     where o.agreement_id = a.id
                       and (o.decided_at >= s.since
                            or (o.closed_at >= s.since and o.close_cause = any (:reversals)))) considered on true
             group by a.id
            """;

    private final EntityManager database;

    CaseOutcomes(EntityManager database) {
        this.database = database;
    }

    void note(CaseDecided told) {
        database.createNativeQuery(DECIDED)
                .setParameter("caseId", told.caseId())
                .setParameter("agreement", told.agreementId())
                .setParameter("verdict", told.verdict().name())
                .setParameter(
                        "reason",
                        told.declineReason() == null ? "" : told.declineReason().name())
                .setParameter("at", told.decidedAt())
                .executeUpdate();
    }

    void note(CaseClosed told) {
        database.createNativeQuery(CLOSED)
                .setParameter("caseId", told.caseId())
                .setParameter("agreement", told.agreementId())
                .setParameter("cause", told.cause().name())
                .setParameter("at", told.closedAt())
                .executeUpdate();
    }

    /// What happened to agreements' cases from one moment on, before another; nothing for those of which there are
    /// none.
    Map<UUID, QualityFigures> figures(Collection<UUID> agreements, Instant since, Instant until) {
        List<Tuple> rows = database.createNativeQuery(COUNTS, Tuple.class)
                .setParameter("agreements", agreements.toArray(UUID[]::new))
                .setParameter("since", since)
                .setParameter("until", until)
                .getResultList();
        var counting = new HashMap<UUID, QualityFigures.Counting>();
        for (Tuple row : rows) {
            counting.computeIfAbsent(row.get(0, UUID.class), _ -> new QualityFigures.Counting())
                    .add(row.get(1, String.class), row.get(2, String.class), count(row, 3));
        }
        var figures = new HashMap<UUID, QualityFigures>();
        counting.forEach((agreement, counted) -> figures.put(agreement, counted.figures()));
        return figures;
    }

    /// How each agreement does that has cases, by a policy's measure. What was looked into when the last proposal
    /// was ruled on is not held against anybody again.
    List<Considered> considered(QualityPolicy policy, Instant now) {
        List<Tuple> rows = database.createNativeQuery(CONSIDERED, Tuple.class)
                .setParameter("since", policy.since(now))
                .setParameter("refusals", array(policy.countedRefusals()))
                .setParameter("reversals", array(policy.countedReversals()))
                .getResultList();
        return rows.stream()
                .map(row -> new Considered(
                        row.get(0, UUID.class), count(row, 1), count(row, 2), count(row, 3), row.get(4, Boolean.class)))
                .toList();
    }

    private static int count(Tuple row, int column) {
        return Math.toIntExact(row.get(column, Long.class));
    }

    private static String[] array(Set<String> codes) {
        return codes.toArray(String[]::new);
    }
}
