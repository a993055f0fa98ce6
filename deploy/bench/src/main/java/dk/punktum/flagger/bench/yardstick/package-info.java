/// Makes of what PostgreSQL logged while a service worked a script that `pgbench` repeats: the same statements without
/// the service.
@NullMarked
package dk.punktum.flagger.bench.yardstick;

import org.jspecify.annotations.NullMarked;
