package dk.punktum.flagger.casework.collateral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was seen of each case's name.
@ApplicationScoped
public class CollateralReports implements PanacheRepositoryBase<CollateralReport, UUID> {

    public void keep(UUID caseId, Collateral collateral, boolean subTenants, Instant now) {
        persist(new CollateralReport(caseId, collateral, subTenants, now));
    }

    public @Nullable CollateralView view(UUID caseId) {
        return findByIdOptional(caseId).map(CollateralReport::view).orElse(null);
    }
}
