package dk.punktum.flagger.console.cluster;

/// A place in a partition.
record Position(Look.Place place, long offset) {}
