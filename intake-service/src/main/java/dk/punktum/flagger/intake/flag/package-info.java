/// Flags: an authority's decision about one or many names, as it is handed in, checked, accepted and read again.
@NullMarked
package dk.punktum.flagger.intake.flag;

import org.jspecify.annotations.NullMarked;
