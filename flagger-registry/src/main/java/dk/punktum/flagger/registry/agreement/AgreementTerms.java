package dk.punktum.flagger.registry.agreement;

import java.time.LocalDate;
import java.util.Set;

/// What a sound draft says: everything is there and well-formed.
record AgreementTerms(
        String authorityName,
        String cvr,
        String contactEmail,
        String language,
        Set<String> clientIds,
        Set<String> grounds,
        LocalDate validFrom,
        LocalDate validUntil,
        boolean fourEyes) {}
