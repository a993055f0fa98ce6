/// What an authority has to know of a name, and say that it knows, before its flag on it is taken.
@NullMarked
package dk.punktum.flagger.intake.warning;

import org.jspecify.annotations.NullMarked;
