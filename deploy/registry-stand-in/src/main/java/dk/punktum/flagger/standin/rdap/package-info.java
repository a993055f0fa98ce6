/// The register as the world sees it: RDAP (RFC 7480, 9082, 9083), with redaction (RFC 9537).
@NullMarked
package dk.punktum.flagger.standin.rdap;

import org.jspecify.annotations.NullMarked;
