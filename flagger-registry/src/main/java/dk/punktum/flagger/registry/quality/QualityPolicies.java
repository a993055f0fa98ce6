package dk.punktum.flagger.registry.quality;

import dk.punktum.flagger.registry.DanishDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// The policies. A change is a new row.
@ApplicationScoped
class QualityPolicies {

    private static final String IN_FORCE = """
            select valid_from, days, fewest_cases, highest_percent, counted_refusals, counted_reversals
              from quality_policy where valid_from <= :today order by valid_from desc limit 1
            """;

    private final EntityManager database;

    QualityPolicies(EntityManager database) {
        this.database = database;
    }

    QualityPolicy inForce(Instant now) {
        Tuple row = (Tuple) database.createNativeQuery(IN_FORCE, Tuple.class)
                .setParameter("today", DanishDay.of(now))
                .getSingleResult();
        return new QualityPolicy(
                row.get(0, LocalDate.class),
                row.get(1, Integer.class),
                row.get(2, Integer.class),
                row.get(3, Integer.class),
                Set.of(row.get(4, String[].class)),
                Set.of(row.get(5, String[].class)));
    }
}
