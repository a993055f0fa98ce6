package dk.punktum.flagger.suspension.reconcile;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.effect.Expectation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/// The differences that comparisons have shown: the SQL of the table `finding`. Joins the caller's transaction.
@ApplicationScoped
class Findings {

    /// One that may be repaired.
    record Repairable(UUID id, DomainName domain) {}

    private final Session database;

    Findings(Session database) {
        this.database = database;
    }

    /// Opens a finding, or confirms the one that is open; nothing when the name has been given a newer order since it
    /// was looked at.
    ///
    /// @return whether it is a new one
    boolean open(Expectation expected, Comparison.Differs found, Instant now) {
        return database.createNativeQuery("""
                        insert into finding as f (id, domain, difference, sequence, servers, found_at, last_seen_at)
                        select :id, e.domain, :difference, e.sequence, :servers, :now, :now from effect e
                        where e.domain = :domain and e.sequence = :sequence and e.status = 'EFFECTIVE'
                          and not exists (select from effect n where n.domain = e.domain and n.sequence > e.sequence)
                        on conflict (domain) where closed_at is null do update
                        set last_seen_at = :now, servers = excluded.servers, difference = excluded.difference,
                            sequence = excluded.sequence,
                            repairs = case when f.sequence = excluded.sequence then f.repairs else 0 end
                        returning found_at = last_seen_at as is_new""", Boolean.class)
                .addScalar("is_new", Boolean.class)
                .setParameter("id", Uuid7.next())
                .setParameter("domain", expected.domain().aLabel())
                .setParameter("difference", found.difference().name())
                .setParameter("sequence", expected.sequence())
                .setParameter("servers", found.servers().toArray(String[]::new))
                .setParameter("now", now)
                .getResultStream()
                .anyMatch(opened -> opened);
    }

    /// The registry shows what it is to show.
    ///
    /// @return whether there was one
    boolean close(DomainName domain, Instant now) {
        return database.createNativeQuery(
                                "update finding set closed_at = :now where domain = :domain and closed_at is null")
                        .setParameter("now", now)
                        .setParameter("domain", domain.aLabel())
                        .executeUpdate()
                > 0;
    }

    /// The oldest of those that are still repaired.
    List<Repairable> repairable(int repairsAtMost, int most) {
        return database.createNativeQuery("""
                        select id, domain from finding
                        where closed_at is null and repairs < :atMost and difference in (:repaired)
                        order by repairs, found_at limit :most""", Object[].class)
                .setParameter("atMost", repairsAtMost)
                .setParameterList(
                        "repaired",
                        Stream.of(Difference.values())
                                .filter(Difference::isRepaired)
                                .map(Difference::name)
                                .toList())
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new Repairable((UUID) row[0], new DomainName((String) row[1])))
                .toList();
    }

    /// The state is being told again because of it.
    ///
    /// @return false when it has been closed, or been repaired often enough
    boolean repair(UUID id, int repairsAtMost) {
        return database.createNativeQuery("update finding set repairs = repairs + 1"
                                + " where id = :id and closed_at is null and repairs < :atMost")
                        .setParameter("id", id)
                        .setParameter("atMost", repairsAtMost)
                        .executeUpdate()
                > 0;
    }

    List<FindingView> views(int most) {
        return database.createNativeQuery("""
                        select domain, difference, sequence, servers, found_at, last_seen_at, closed_at, repairs
                        from finding order by closed_at desc nulls first, found_at, domain limit :most""", Object[].class)
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new FindingView(
                        (String) row[0],
                        Difference.valueOf((String) row[1]),
                        ((Number) row[2]).longValue(),
                        List.of((String[]) row[3]),
                        (Instant) row[4],
                        (Instant) row[5],
                        (Instant) row[6],
                        ((Number) row[7]).intValue()))
                .toList();
    }

    Map<Difference, Long> countOpen() {
        Map<Difference, Long> counts = new EnumMap<>(Difference.class);
        database.createNativeQuery(
                        "select difference, count(*) from finding where closed_at is null group by difference",
                        Object[].class)
                .getResultStream()
                .forEach(row -> counts.put(Difference.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }
}
