package dk.punktum.flagger.bench.growth;

/// A column of a table in which flags leave rows.
///
/// @param type  as SQL has it, such as `text[]`
/// @param alone whether no two rows may have the same value in it
record Column(String name, String type, boolean alone) {}
