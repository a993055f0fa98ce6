/// Who may flag, on what grounds, since when.
@NullMarked
package dk.punktum.flagger.registry;

import org.jspecify.annotations.NullMarked;
