package dk.punktum.flagger.events;

/// A Kafka record is not what its topic's contract says. Trying again does not help.
public final class UnreadableEvent extends RuntimeException {

    /// What is wrong with it.
    public enum Reason {
        /// Not CloudEvents, not JSON, or a required member is missing.
        BROKEN,
        /// A type or version that this consumer does not know.
        UNKNOWN_TYPE
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;

    UnreadableEvent(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
