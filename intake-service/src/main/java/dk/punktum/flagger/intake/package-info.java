/// Authorities hand in flags.
@NullMarked
package dk.punktum.flagger.intake;

import org.jspecify.annotations.NullMarked;
