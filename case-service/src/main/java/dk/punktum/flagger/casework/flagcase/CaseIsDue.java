package dk.punktum.flagger.casework.flagcase;

import java.util.UUID;

/// Said inside this service: a case has been opened, and can be assessed once the transaction is committed.
public record CaseIsDue(UUID caseId) {}
