package dk.punktum.flagger.registry.ground;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param code       what agreements and flags name, such as `terms-9.1`
/// @param textDa     what it means, in Danish
/// @param validUntil last day; absent while open
/// @param measures   what may be done on it
record LegalGroundView(
        String code,
        String titleDa,
        String titleEn,
        String textDa,
        String textEn,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        List<String> measures,
        DefaultPolicy defaultPolicy) {

    LegalGroundView {
        measures = List.copyOf(measures);
    }

    /// How a case is decided unless the policy in force says otherwise.
    ///
    /// @param decision       `AUTOMATIC`, `ONE_OFFICER` or `TWO_OFFICERS`
    /// @param suspensionDays how long a suspension lasts
    record DefaultPolicy(String decision, int suspensionDays) {}
}
