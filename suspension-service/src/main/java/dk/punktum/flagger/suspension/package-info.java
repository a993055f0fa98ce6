/// Holds on domain names, their effect, their end.
@NullMarked
package dk.punktum.flagger.suspension;

import org.jspecify.annotations.NullMarked;
