/// The whole system, as its users meet it: seven processes, real ports, nothing replaced.
@NullMarked
package dk.punktum.flagger.e2e;

import org.jspecify.annotations.NullMarked;
