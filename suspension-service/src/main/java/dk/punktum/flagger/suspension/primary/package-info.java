/// A zone's primary server, told by DNS UPDATE what a name is delegated to (RFC 2136, signed by RFC 8945).
@NullMarked
package dk.punktum.flagger.suspension.primary;

import org.jspecify.annotations.NullMarked;
