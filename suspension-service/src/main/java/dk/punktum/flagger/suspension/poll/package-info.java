/// What the managing registrar is told of a suspension: EPP change-poll messages (RFC 8590).
@NullMarked
package dk.punktum.flagger.suspension.poll;

import org.jspecify.annotations.NullMarked;
