package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.lookup.LookView;
import dk.punktum.flagger.intake.lookup.NameLook;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Worded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What would come of a name, and what others know of it now.
///
/// @param look of an accepted name
record PreviewedName(DomainRuling ruling, @Nullable NameLook look) implements Worded {

    static List<PreviewedName> of(List<DomainRuling> rulings, Map<DomainName, NameLook> looks) {
        return rulings.stream()
                .map(ruling -> switch (ruling) {
                    case DomainRuling.Accepted accepted -> new PreviewedName(ruling, looks.get(accepted.name()));
                    case DomainRuling.Refused _ -> new PreviewedName(ruling, null);
                })
                .toList();
    }

    @Override
    public DomainResult in(Language language) {
        DomainResult result = ruling.in(language);
        return look == null ? result : result.with(LookView.of(look));
    }
}
