package dk.punktum.flagger.registry.ground;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param code       what agreements and flags name, such as `terms-9.1`
/// @param validUntil last day; absent while open
record LegalGroundView(
        String code,
        String titleDa,
        String titleEn,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
