/// What has to be true whatever has been killed: pure functions, from what was seen to what is wrong with it.
@NullMarked
package dk.punktum.flagger.crash.invariant;

import org.jspecify.annotations.NullMarked;
