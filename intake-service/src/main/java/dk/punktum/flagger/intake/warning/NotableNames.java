package dk.punktum.flagger.intake.warning;

import io.smallrye.config.ConfigMapping;
import java.util.Set;

/// Names that are warned about whenever somebody flags them, as A-labels.
@ConfigMapping(prefix = "flagger.intake.notable-names")
public interface NotableNames {

    Set<String> withSubTenants();

    Set<String> highImpact();
}
