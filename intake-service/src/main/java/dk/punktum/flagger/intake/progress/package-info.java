/// What becomes of a flagged name, worked out of everything that the other services tell, in whatever order it comes.
@NullMarked
package dk.punktum.flagger.intake.progress;

import org.jspecify.annotations.NullMarked;
