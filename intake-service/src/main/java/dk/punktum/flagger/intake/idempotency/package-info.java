/// The same request, sent again, gets the same answer again (draft-ietf-httpapi-idempotency-key-header-07).
@NullMarked
package dk.punktum.flagger.intake.idempotency;

import org.jspecify.annotations.NullMarked;
