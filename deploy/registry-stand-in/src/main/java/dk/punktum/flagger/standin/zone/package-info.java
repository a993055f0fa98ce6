/// The zone `dk`, as it follows from the register, answered authoritatively on UDP and TCP. Not signed.
@NullMarked
package dk.punktum.flagger.standin.zone;

import org.jspecify.annotations.NullMarked;
