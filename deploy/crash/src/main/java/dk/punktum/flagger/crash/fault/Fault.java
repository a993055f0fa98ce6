package dk.punktum.flagger.crash.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that befalls the system.
///
/// @param after since the clients began
/// @param lasts how long until it is mended
/// @param part  which service; null where the kind says what is hit
/// @param share of connections or backends that are hit, in percent
public record Fault(
        Kind kind, Duration after, Duration lasts, @Nullable String part, int share) {

    /// What can befall it.
    public enum Kind {
        /// SIGKILL, and a start.
        SERVICE_KILLED,
        /// SIGKILL, and a start.
        BROKER_KILLED,
        /// What `pg_ctl stop -m immediate` does, and a start, which recovers from the log.
        POSTGRES_STOPPED,
        /// `pg_terminate_backend` for some of the services' connections.
        BACKENDS_TERMINATED,
        /// Some connections to PostgreSQL are reset.
        POSTGRES_CUT,
        /// Some connections to Kafka are reset.
        KAFKA_CUT,
        /// What is said to PostgreSQL, and what it says, arrives late.
        POSTGRES_SLOW,
        /// What is said to Kafka, and what it says, arrives late.
        KAFKA_SLOW,
        /// Connections to PostgreSQL stay open and carry nothing; then they are reset.
        POSTGRES_SILENT,
        /// Connections to Kafka stay open and carry nothing; then they are reset.
        KAFKA_SILENT,
        /// The disk that PostgreSQL, Kafka and the logs share has no room left.
        DISK_FULL,
        /// The services' clocks move, forward or back; the database's and the broker's do not.
        CLOCK_MOVED
    }

    @Override
    public String toString() {
        String what = part == null ? kind.name() : kind.name() + " " + part;
        return "%s at %.1f s for %.1f s".formatted(what, after.toMillis() / 1000.0, lasts.toMillis() / 1000.0);
    }
}
