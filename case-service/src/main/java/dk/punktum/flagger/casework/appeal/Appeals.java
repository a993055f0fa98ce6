package dk.punktum.flagger.casework.appeal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// All appeals.
@ApplicationScoped
public class Appeals implements PanacheRepositoryBase<Appeal, UUID> {

    /// In the order in which they were recorded.
    List<Appeal> of(UUID caseId) {
        return list("flagCase.id = ?1 order by recordedAt, id", caseId);
    }

    /// What officers see of them.
    public List<AppealView> views(UUID caseId) {
        return of(caseId).stream().map(Appeal::view).toList();
    }
}
