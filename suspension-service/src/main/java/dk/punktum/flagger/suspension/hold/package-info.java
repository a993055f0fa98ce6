/// Holds on names: each rests on one case, and a name is free when its last hold is lifted.
@NullMarked
package dk.punktum.flagger.suspension.hold;

import org.jspecify.annotations.NullMarked;
