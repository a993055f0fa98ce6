/// Flags out of XARF v4 reports, one or several at a time.
@NullMarked
package dk.punktum.flagger.intake.xarf;

import org.jspecify.annotations.NullMarked;
