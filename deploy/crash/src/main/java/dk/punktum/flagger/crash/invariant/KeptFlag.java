package dk.punktum.flagger.crash.invariant;

import java.util.List;

/// A flag as intake-service has it.
///
/// @param domains the accepted names, as A-labels
public record KeptFlag(String flagId, String flagNumber, String caseNumber, List<String> domains) {}
