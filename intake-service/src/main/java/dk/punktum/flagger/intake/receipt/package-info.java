/// Proof of what was handed in, and when: signed, so that an authority can show it to anybody without asking us.
@NullMarked
package dk.punktum.flagger.intake.receipt;

import org.jspecify.annotations.NullMarked;
