/// What makes somebody eligible as a trusted flagger, and the evidence that it is so.
@NullMarked
package dk.punktum.flagger.registry.criterion;

import org.jspecify.annotations.NullMarked;
