package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The cases whose time has come. Taking one is a lease: an instance that dies with it loses it after a while.
@ApplicationScoped
class DueCases {

    private final EntityManager database;
    private final AssessmentConfig config;
    private final Clock clock;

    DueCases(EntityManager database, AssessmentConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /// Two instances never take the same one at the same time. Skipping locked rows is all right here: cases do not
    /// wait for each other.
    @Transactional
    List<DueCase> take(int most) {
        Instant now = clock.instant();
        List<Tuple> taken = database.createNativeQuery("""
                        with due as (
                            select id from flag_case
                            where status = 'OPEN' and next_attempt_at <= :now
                            order by next_attempt_at, number
                            limit :most
                            for update skip locked)
                        update flag_case set attempts = attempts + 1, next_attempt_at = :lease
                        from due where flag_case.id = due.id
                        returning flag_case.id, flag_case.domain
                        """, Tuple.class)
                .setParameter("now", now)
                .setParameter("lease", now.plus(config.lease()))
                .setParameter("most", most)
                .getResultList();
        return taken.stream()
                .map(row -> new DueCase(row.get(0, UUID.class), new DomainName(row.get(1, String.class))))
                .toList();
    }
}
