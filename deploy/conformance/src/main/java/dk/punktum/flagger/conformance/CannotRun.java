package dk.punktum.flagger.conformance;

/// The kit can not do its work; the message says what to put right.
final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotRun(String message) {
        super(message);
    }
}
