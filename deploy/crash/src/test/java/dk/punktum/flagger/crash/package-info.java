/// Whether what looks for losses would see one.
@NullMarked
package dk.punktum.flagger.crash;

import org.jspecify.annotations.NullMarked;
