package dk.punktum.flagger.registry.register;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dk.punktum.flagger.registry.DanishDay;
import dk.punktum.flagger.registry.agreement.AgreementStatus;
import dk.punktum.flagger.registry.quality.FlaggersQuality;
import dk.punktum.flagger.registry.quality.PublicFigures;
import dk.punktum.flagger.registry.register.RegisterEntry.CoveredGround;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads the public register: every agreement that has ever begun.
@ApplicationScoped
class TrustedFlaggers {

    private static final String AGREEMENTS =
            "select a.id, a.authorityName, a.cvr, a.status, a.activatedAt, a.validFrom, a.validUntil from Agreement a"
                    + " where a.activatedAt is not null order by a.authorityName, a.validFrom, a.id";

    private static final String GROUNDS =
            "select a.id, g.code, g.titleDa, g.titleEn from Agreement a join a.grounds c join LegalGround g on g.code = c"
                    + " where a.activatedAt is not null order by g.code";

    private final EntityManager database;
    private final FlaggersQuality quality;
    private final Clock clock;

    TrustedFlaggers(EntityManager database, FlaggersQuality quality, Clock clock) {
        this.database = database;
        this.quality = quality;
        this.clock = clock;
    }

    @Transactional
    List<RegisterEntry> today() {
        LocalDate today = DanishDay.of(clock.instant());
        Map<UUID, List<CoveredGround>> grounds = database.createQuery(GROUNDS, Tuple.class)
                .getResultStream()
                .collect(groupingBy(
                        row -> row.get(0, UUID.class),
                        mapping(
                                row -> new CoveredGround(
                                        row.get(1, String.class), row.get(2, String.class), row.get(3, String.class)),
                                toList())));
        Map<UUID, PublicFigures> figures = quality.published(grounds.keySet(), today);
        return database.createQuery(AGREEMENTS, Tuple.class)
                .getResultStream()
                .flatMap(row -> entry(row, grounds, figures, today))
                .toList();
    }

    private static Stream<RegisterEntry> entry(
            Tuple row, Map<UUID, List<CoveredGround>> grounds, Map<UUID, PublicFigures> figures, LocalDate today) {
        UUID id = row.get(0, UUID.class);
        LocalDate activated = DanishDay.of(row.get(4, Instant.class));
        LocalDate validFrom = row.get(5, LocalDate.class);
        LocalDate validUntil = row.get(6, LocalDate.class);
        return RegisterRules.standing(row.get(3, AgreementStatus.class), validFrom, validUntil, today).stream()
                .map(standing -> new RegisterEntry(
                        id,
                        row.get(1, String.class),
                        row.get(2, String.class),
                        activated.isAfter(validFrom) ? activated : validFrom,
                        validUntil,
                        standing,
                        grounds.getOrDefault(id, List.of()),
                        requireNonNull(figures.get(id))));
    }
}
