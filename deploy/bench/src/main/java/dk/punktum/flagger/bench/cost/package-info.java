/// What it takes to run the services: memory, and time to start.
@NullMarked
package dk.punktum.flagger.bench.cost;

import org.jspecify.annotations.NullMarked;
