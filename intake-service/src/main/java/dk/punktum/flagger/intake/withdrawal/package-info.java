/// An authority takes back its flag, on some names or on all.
@NullMarked
package dk.punktum.flagger.intake.withdrawal;

import org.jspecify.annotations.NullMarked;
