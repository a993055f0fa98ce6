package dk.punktum.flagger.crash.invariant;

import java.util.List;

/// A flag that an authority was told is taken in.
///
/// @param caseNumber the authority's own, which it used for nothing else
/// @param domains    the accepted names, as A-labels
public record AcknowledgedFlag(String flagId, String flagNumber, String caseNumber, List<String> domains) {}
