/// What a service costs that does next to nothing.
@NullMarked
package dk.punktum.flagger.oneendpoint;

import org.jspecify.annotations.NullMarked;
