/// Appeals against verdicts: while one is pending, nothing is deleted.
@NullMarked
package dk.punktum.flagger.suspension.appeal;

import org.jspecify.annotations.NullMarked;
