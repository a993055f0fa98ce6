/// A flag takes the place of an earlier one of the same authority, and no name is free in between.
@NullMarked
package dk.punktum.flagger.intake.supersession;

import org.jspecify.annotations.NullMarked;
