/// Verdicts before the Complaints Board or a court, and what comes of it.
@NullMarked
package dk.punktum.flagger.casework.appeal;

import org.jspecify.annotations.NullMarked;
