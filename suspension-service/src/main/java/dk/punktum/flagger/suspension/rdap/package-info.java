/// The names that we hold, as RDAP tells of names (RFC 9083).
@NullMarked
package dk.punktum.flagger.suspension.rdap;

import org.jspecify.annotations.NullMarked;
