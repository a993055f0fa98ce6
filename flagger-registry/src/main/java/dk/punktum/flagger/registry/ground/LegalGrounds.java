package dk.punktum.flagger.registry.ground;

import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The catalogue.
@ApplicationScoped
public class LegalGrounds implements PanacheRepositoryBase<LegalGround, String> {

    List<LegalGroundView> catalogue() {
        return listAll(Sort.by("code")).stream().map(LegalGround::view).toList();
    }

    /// The codes of those that are valid on some day of a period; a day that is missing bounds nothing.
    ///
    /// @param firstDay in Europe/Copenhagen
    public Set<String> codes(@Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {
        return catalogue().stream()
                .filter(ground -> lastDay == null || !ground.validFrom().isAfter(lastDay))
                .filter(ground -> firstDay == null
                        || ground.validUntil() == null
                        || !ground.validUntil().isBefore(firstDay))
                .map(LegalGroundView::code)
                .collect(toSet());
    }
}
