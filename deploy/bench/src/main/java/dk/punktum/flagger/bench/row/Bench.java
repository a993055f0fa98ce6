package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.backing.LocalBacking;
import dk.punktum.flagger.backing.PostgreSql;
import dk.punktum.flagger.bench.yardstick.Database;
import dk.punktum.flagger.bench.yardstick.StatementLog;
import dk.punktum.flagger.local.Ports;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.local.Stack.Packaging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Where a row is measured, and for how long.
///
/// @param home    where the project was built
/// @param data    for databases and topics; emptied for each row
/// @param results what is to be kept of the run
/// @param quick   so short that the figures mean nothing
/// @param say     told of what is being done, and of what has to be known of a row to understand it
public record Bench(Path home, Path data, Path results, boolean quick, Consumer<String> say) {

    /// As on servers: slower to start and larger, and faster from the second minute on.
    static final Packaging ON_SERVERS =
            new Packaging(Packaging.USUAL.directory(), _ -> List.of("-XX:TieredStopAtLevel=4", "-Xmn96m"));

    public int rounds() {
        return quick ? 2 : 5;
    }

    /// One round of ours, and one of the yardstick.
    public Duration round() {
        return Duration.ofSeconds(quick ? 6 : 10);
    }

    /// One round of flags through the whole chain.
    Duration chainRound() {
        return Duration.ofSeconds(quick ? 8 : 30);
    }

    /// @param settings of the services, as environment variables of all of them
    Stack start(List<Part> parts, Map<String, String> settings) {
        return start(parts, settings, ON_SERVERS);
    }

    Stack start(List<Part> parts, Map<String, String> settings, Packaging packaging) {
        return Stack.startOnly(parts, home, data, Ports.free(), settings, packaging, (_, _) -> {});
    }

    Database database(Stack stack, String name) {
        PostgreSql postgres = stack.backing().postgres();
        return new Database(postgres.jdbcUrl(name), postgres.port(), name, name, LocalBacking.passwordOf(name));
    }

    Database administration(Stack stack) {
        return administration(stack, "postgres");
    }

    /// A database as the superuser sees it.
    Database administration(Stack stack, String name) {
        PostgreSql postgres = stack.backing().postgres();
        return new Database(postgres.jdbcUrl(name), postgres.port(), name, postgres.user(), postgres.password());
    }

    StatementLog statementLog(Stack stack) {
        return new StatementLog(administration(stack), data.resolve("postgres.log"));
    }

    /// A copy of a service's database for the yardstick to write to, where nobody relays and nobody reads.
    ///
    /// @param name of the database; no one may be connected to it
    Database copy(Stack stack, String name) {
        String copy = name + "_yardstick";
        administration(stack).execute("create database %s template %s owner %2$s".formatted(copy, name), "checkpoint");
        PostgreSql postgres = stack.backing().postgres();
        return new Database(postgres.jdbcUrl(copy), postgres.port(), copy, name, LocalBacking.passwordOf(name));
    }

    void keep(String file, String content) {
        try {
            Files.createDirectories(results);
            Files.writeString(results.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
