/// Flags out of a table: a line for each name, a flag for each case number, a result for each line.
@NullMarked
package dk.punktum.flagger.intake.csv;

import org.jspecify.annotations.NullMarked;
