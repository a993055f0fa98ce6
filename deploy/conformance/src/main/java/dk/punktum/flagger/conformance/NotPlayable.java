package dk.punktum.flagger.conformance;

/// A scenario needs something that the kit was not given; the message says what.
final class NotPlayable extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotPlayable(String message) {
        super(message);
    }
}
