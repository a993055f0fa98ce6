/// One class per row of the table: what is done, what it is held against, and what is to be reached.
@NullMarked
package dk.punktum.flagger.bench.row;

import org.jspecify.annotations.NullMarked;
