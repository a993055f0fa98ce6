package dk.punktum.flagger.alpha;

/// Public for no reason.
public final class NeededByNobody {}
