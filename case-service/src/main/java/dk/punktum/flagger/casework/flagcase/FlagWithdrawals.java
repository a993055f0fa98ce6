package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// All flags that were taken back.
@ApplicationScoped
public class FlagWithdrawals implements PanacheRepositoryBase<FlagWithdrawal, FlagWithdrawal.Key> {

    Optional<FlagWithdrawal> of(UUID flagId, DomainName domain) {
        return findByIdOptional(FlagWithdrawal.Key.of(flagId, domain));
    }

    public boolean tellOf(FlagCase flagCase) {
        return of(flagCase.flagId(), flagCase.domain()).isPresent();
    }
}
