package dk.punktum.flagger.registry.register;

import dk.punktum.flagger.registry.quality.PublicFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A trusted flagger as the public sees it.
///
/// @param since    first day under this agreement (Europe/Copenhagen)
/// @param until    last day
/// @param standing where it stands today
/// @param figures  what became of its cases, rounded
record RegisterEntry(
        UUID agreementId,
        String name,
        String cvr,
        LocalDate since,
        LocalDate until,
        RegisterStanding standing,
        List<CoveredGround> grounds,
        PublicFigures figures) {

    RegisterEntry {
        grounds = List.copyOf(grounds);
    }

    record CoveredGround(String code, String titleDa, String titleEn) {

        String title(String language) {
            return language.equals("en") ? titleEn : titleDa;
        }
    }
}
