/// Load as real clients make it: with tokens, idempotency keys and names of their own, and at little cost to itself.
@NullMarked
package dk.punktum.flagger.bench.load;

import org.jspecify.annotations.NullMarked;
