package dk.punktum.flagger.intake.csv;

import java.util.List;

/// What a table was read to be.
sealed interface CsvTable {

    /// @param separator   between the cells
    /// @param byteOrderMark whether the text began with one: then so does the answer
    record Lines(List<CsvLine> lines, char separator, boolean byteOrderMark) implements CsvTable {}

    /// Nothing of it is taken: where it is broken, nobody knows what the rest means.
    record Unreadable(List<CsvFault> faults) implements CsvTable {}
}
