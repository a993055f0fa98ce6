/// Databases as they are after many years: what real flags left in them, many times over.
@NullMarked
package dk.punktum.flagger.bench.growth;

import org.jspecify.annotations.NullMarked;
