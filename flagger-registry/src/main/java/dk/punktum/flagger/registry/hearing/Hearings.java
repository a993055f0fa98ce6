package dk.punktum.flagger.registry.hearing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The hearings, one for each application at most.
@ApplicationScoped
public class Hearings implements PanacheRepositoryBase<Hearing, UUID> {

    public Hearing ofOrNew(UUID agreementId, String authorityName) {
        return findByIdOptional(agreementId).orElseGet(() -> {
            var hearing = new Hearing(agreementId, authorityName);
            persist(hearing);
            return hearing;
        });
    }

    public Optional<Hearing> of(UUID agreementId) {
        return findByIdOptional(agreementId);
    }

    /// @param today in Europe/Copenhagen
    public HearingState state(UUID agreementId, LocalDate today) {
        return HearingRules.state(of(agreementId).map(Hearing::facts).orElse(HearingFacts.NONE), today);
    }

    /// Those that the public is told of, newest first.
    List<PublishedHearing> published() {
        return list("publishedAt is not null or waiverConfirmedAt is not null", Sort.descending("agreementId")).stream()
                .map(Hearing::published)
                .toList();
    }

    /// How many days the invited have at least, when a hearing begins on a day. A change of policy is a new row.
    public int shortestDays(LocalDate day) {
        return getSession()
                .createNativeQuery(
                        "select shortest_days from hearing_policy where valid_from <= :day order by valid_from desc limit 1",
                        Integer.class)
                .addScalar("shortest_days", Integer.class)
                .setParameter("day", day)
                .getSingleResult();
    }
}
