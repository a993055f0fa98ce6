/// The formal checks of a case, and what the policy makes of them.
@NullMarked
package dk.punktum.flagger.casework.assessment;

import org.jspecify.annotations.NullMarked;
