/// What befalls the system: at random, but the same again for the same seed.
@NullMarked
package dk.punktum.flagger.crash.fault;

import org.jspecify.annotations.NullMarked;
