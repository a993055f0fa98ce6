/// How somebody or something is let in to act for an authority: by two persons, for a time.
@NullMarked
package dk.punktum.flagger.registry.admission;

import org.jspecify.annotations.NullMarked;
