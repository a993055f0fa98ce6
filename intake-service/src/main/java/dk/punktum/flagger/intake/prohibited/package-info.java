/// What it is illegal to hold: refused unread, with where to report it.
@NullMarked
package dk.punktum.flagger.intake.prohibited;

import org.jspecify.annotations.NullMarked;
