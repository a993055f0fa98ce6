package dk.punktum.flagger.conformance;

/// The consumer does not show what it has to; the message says what it shows.
final class NotAsExpected extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotAsExpected(String message) {
        super(message);
    }
}
