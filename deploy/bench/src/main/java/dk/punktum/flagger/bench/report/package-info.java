/// What was measured, as a table, as JSON and as a picture.
@NullMarked
package dk.punktum.flagger.bench.report;

import org.jspecify.annotations.NullMarked;
