/// Gives decision documents to those who may read them, and keeps who did.
@NullMarked
package dk.punktum.flagger.intake.handout;

import org.jspecify.annotations.NullMarked;
