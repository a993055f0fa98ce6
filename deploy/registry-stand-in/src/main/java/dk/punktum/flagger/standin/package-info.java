/// A small registry downstream of the trusted flagger system, for one machine, for tests and for reading.
@NullMarked
package dk.punktum.flagger.standin;

import org.jspecify.annotations.NullMarked;
