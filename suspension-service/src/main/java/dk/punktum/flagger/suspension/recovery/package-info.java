/// Brings a database that was restored to an earlier time in line with what is already on Kafka.
@NullMarked
package dk.punktum.flagger.suspension.recovery;

import org.jspecify.annotations.NullMarked;
