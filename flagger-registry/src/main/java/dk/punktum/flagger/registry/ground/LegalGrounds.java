package dk.punktum.flagger.registry.ground;

import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// The catalogue.
@ApplicationScoped
public class LegalGrounds implements PanacheRepositoryBase<LegalGround, String> {

    List<LegalGroundView> catalogue() {
        return listAll(Sort.by("code")).stream().map(LegalGround::view).toList();
    }

    /// Every code that there is.
    public Set<String> codes() {
        return catalogue().stream().map(LegalGroundView::code).collect(toSet());
    }
}
