/// What becomes of the flaggers' flags, in figures, and what follows when too much of it is refused or reversed.
@NullMarked
package dk.punktum.flagger.registry.quality;

import org.jspecify.annotations.NullMarked;
