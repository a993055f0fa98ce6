package dk.punktum.flagger.intake.quota;

import java.util.List;

/// What an agreement may hand in, and what it has.
///
/// @param taken within the hour, the oldest first
record QuotaUse(QuotaLimits limits, List<TakenFlags> taken) {}
