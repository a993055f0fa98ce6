package dk.punktum.flagger.beta;

/// Used by another package, and so rightly public.
public final class Straight {}
