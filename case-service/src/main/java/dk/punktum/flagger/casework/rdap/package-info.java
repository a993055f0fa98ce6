/// What the register says about a name, asked over RDAP (RFC 9082, RFC 9083).
@NullMarked
package dk.punktum.flagger.casework.rdap;

import org.jspecify.annotations.NullMarked;
