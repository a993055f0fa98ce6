/// The catalogue of legal grounds that an agreement can name.
@NullMarked
package dk.punktum.flagger.registry.ground;

import org.jspecify.annotations.NullMarked;
