package dk.punktum.flagger.bench.growth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a few flags left in one table.
///
/// @param columns without those that the database fills by itself
/// @param rows    a value for each of the columns, as text
record Grown(String table, List<Column> columns, List<List<@Nullable String>> rows) {}
