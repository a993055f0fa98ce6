package dk.punktum.flagger.standin.suspensions;

import dk.punktum.flagger.standin.register.SuspensionChange;
import java.time.Instant;

/// What was made of one Kafka record.
sealed interface SuspensionReading {

    /// @param time when the sender wrote it down
    record Understood(SuspensionChange change, Instant time) implements SuspensionReading {}

    /// Nothing can be done with it, now or later.
    record Unusable(Reason reason) implements SuspensionReading {}

    /// Why a record can not be used.
    enum Reason {
        /// Not CloudEvents, not JSON, or a required member is missing.
        BROKEN,
        /// A type or a version that this consumer was not written for.
        UNKNOWN_TYPE,
        /// It names a status that EPP does not have, or a DS record that DNS can not carry.
        UNFIT
    }
}
