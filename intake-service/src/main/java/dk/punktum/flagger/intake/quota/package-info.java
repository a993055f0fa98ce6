/// How much an authority may hand in within an hour: counted in the database, told in each answer.
@NullMarked
package dk.punktum.flagger.intake.quota;

import org.jspecify.annotations.NullMarked;
