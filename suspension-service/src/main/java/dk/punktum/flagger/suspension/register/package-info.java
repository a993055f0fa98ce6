/// What the registry shows of a name to anybody who asks: RDAP, and the zone's authoritative servers.
@NullMarked
package dk.punktum.flagger.suspension.register;

import org.jspecify.annotations.NullMarked;
