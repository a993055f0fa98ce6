/// Measures the system beside what the same machine can do at best.
@NullMarked
package dk.punktum.flagger.bench;

import org.jspecify.annotations.NullMarked;
