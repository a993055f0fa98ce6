package dk.punktum.flagger.suspension.safety;

import java.util.UUID;

/// Nothing holds this hold back any more. Fired inside the transaction that says so.
public record MayBePlaced(UUID holdId) {}
