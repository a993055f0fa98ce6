package dk.punktum.flagger.backing;

/// The four things that the services stand on. Each starts when it is first asked for.
public interface Backing extends AutoCloseable {

    PostgreSql postgres();

    Kafka kafka();

    Oidc oidc();

    Smtp smtp();

    /// Starts all four at the same time.
    void startAll();

    @Override
    void close();

    /// The one set of this JVM, whatever class loader asks: tests in Quarkus, beside it and after it share it. The
    /// end of the JVM stops it. `-Dbacking=containers` selects containers instead of embedded servers.
    static Backing forTests() {
        return Bridge.toSharedBacking();
    }

    /// The same as [#forTests]; reads better where the set is known to run.
    static Backing current() {
        return forTests();
    }
}
