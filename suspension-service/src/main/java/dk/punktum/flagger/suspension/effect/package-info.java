/// Whether what was ordered has taken effect, and how long that took.
@NullMarked
package dk.punktum.flagger.suspension.effect;

import org.jspecify.annotations.NullMarked;
