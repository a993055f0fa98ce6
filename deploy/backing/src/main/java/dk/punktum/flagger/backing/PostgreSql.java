package dk.punktum.flagger.backing;

/// PostgreSQL with durable settings, as in production.
public interface PostgreSql extends BackingService {

    int port();

    /// An empty database that nobody else has.
    ///
    /// @return its JDBC URL, for [#user] and [#password]
    String freshDatabase();

    /// Creates the database and the role that owns it, both of this name, unless they exist. The role gets this
    /// password in any case.
    void ensureDatabase(String name, String password);

    String jdbcUrl(String database);

    /// The superuser.
    String user();

    String password();
}
