package dk.punktum.flagger.backing;

/// One thing that the services stand on. It keeps its port and its data from `start` to `start`; only `close` gives
/// them up.
///
/// What crosses this interface and those that extend it are types of the JDK only, so that it can be used from
/// another class loader than the one that runs the server (see [Bridge]).
public interface BackingService extends AutoCloseable {

    /// For messages: what it is and where it listens.
    String description();

    /// Returns when it answers. Does nothing when it runs already.
    void start();

    /// Takes it away at once, the way a crash does; the data stays.
    void stop();

    /// `stop` and `start` on the same port and data.
    default void restart() {
        stop();
        start();
    }

    /// Stops in good order, and removes data that was temporary.
    @Override
    void close();
}
