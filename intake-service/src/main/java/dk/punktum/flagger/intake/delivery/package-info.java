/// Tells webhooks what becomes of flags: at least once, in the order of each flag's changes, and never into our own
/// network.
@NullMarked
package dk.punktum.flagger.intake.delivery;

import org.jspecify.annotations.NullMarked;
