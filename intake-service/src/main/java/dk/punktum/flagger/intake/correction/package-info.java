/// An authority corrects what a flag says, where no verdict and no hold rests on it.
@NullMarked
package dk.punktum.flagger.intake.correction;

import org.jspecify.annotations.NullMarked;
