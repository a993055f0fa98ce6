package dk.punktum.flagger.intake.csv;

import java.util.Map;

/// A line of a table, without what is empty.
///
/// @param number of the line of text on which it begins; the header's is 1
record CsvLine(int number, Map<CsvColumn, String> cells) {

    CsvLine {
        cells = Map.copyOf(cells);
    }

    String cell(CsvColumn column) {
        return cells.getOrDefault(column, "");
    }
}
