package dk.punktum.flagger.bench.growth;

import dk.punktum.flagger.bench.yardstick.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A service's database: which tables grow with flags, what a few flags leave in them, and what it is when very many
/// have. It knows no table by name.
final class GrowingDatabase {

    /// Copies in one statement; rows that were made at about the same time lie side by side.
    private static final int CHUNK = 500;

    private final Database database;
    private long xid;
    private Map<String, Long> before = Map.of();
    private List<Grown> grown = List.of();

    /// @param database as the superuser sees it
    GrowingDatabase(Database database) {
        this.database = database;
    }

    /// Remembers what there is before flags are handed in.
    void mark() {
        xid = database.count("select pg_current_xact_id()::text::bigint");
        before = counts();
    }

    /// @param flags how many were handed in since [#mark], and everything is done that becomes of them
    /// @return the ids in tables that do not grow
    Set<UUID> learn(int flags) {
        Map<String, Long> after = counts();
        Set<UUID> fixed = new HashSet<>();
        List<Grown> found = new ArrayList<>();
        after.forEach((table, rows) -> {
            long more = rows - before.getOrDefault(table, 0L);
            if (more < flags) {
                fixed.addAll(ids(table));
            } else {
                found.add(grown(table, more));
            }
        });
        grown = List.copyOf(found);
        return fixed;
    }

    private Grown grown(String table, long expected) {
        List<Column> columns = columns(table);
        String values = columns.stream().map(column -> column.name() + "::text").collect(Collectors.joining(", "));
        List<List<@Nullable String>> rows =
                rows("select %s from %s where age(xmin) < age('%d'::xid)".formatted(values, table, xid));
        if (rows.size() != expected) {
            throw new IllegalStateException("%s of %s has %d rows more, and %d were written"
                    .formatted(table, database.name(), expected, rows.size()));
        }
        return new Grown(table, columns, rows);
    }

    /// How many rows a flag leaves.
    String inWords(int flags) {
        return grown.stream()
                .map(table ->
                        "%s %.1f".formatted(table.table(), (double) table.rows().size() / flags))
                .collect(Collectors.joining(", ", database.name() + ": ", ""));
    }

    /// Nobody else may be connected. Constraints and indexes stay as they are, but foreign keys and triggers are not
    /// looked at: see [#orphans].
    void fill(Copies copies, long howMany) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            connection.setAutoCommit(false);
            for (long first = 1; first <= howMany; first += CHUNK) {
                for (Grown table : grown) {
                    for (List<@Nullable String> row : table.rows()) {
                        copy(
                                connection,
                                copies.insert(table.table(), table.columns(), row),
                                first,
                                Math.min(howMany, first + CHUNK - 1));
                    }
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(database.name() + " can not be filled", e);
        }
        moveSequences(howMany);
        database.execute("vacuum (analyze)");
    }

    private static void copy(Connection connection, String insert, long first, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            statement.executeUpdate();
        }
    }

    /// What comes now has higher numbers than what there is.
    private void moveSequences(long howMany) {
        for (String sequence : texts("""
                select format('%I.%I', schemaname, sequencename) from pg_sequences
                where last_value is not null and schemaname = 'public' and not exists (
                    select from pg_depend where objid = format('%I.%I', schemaname, sequencename)::regclass
                        and classid = 'pg_class'::regclass and deptype in ('a', 'i'))""")) {
            database.count("select setval('%s', last_value + %d) from %1$s"
                    .formatted(sequence, Copies.FIRST_NUMBER + (howMany + 1) * Copies.NUMBERS));
        }
    }

    /// How many rows refer to something that is not there.
    long orphans() {
        return texts("""
                select format('select count(*) from %s as a where (%s) is not null and not exists (select from %s as b where %s)',
                    conrelid::regclass, named, confrelid::regclass, alike)
                from pg_constraint, lateral (
                    select 'row(' || string_agg(format('a.%I', a.attname), ', ') || ')' as named,
                        string_agg(format('b.%I = a.%I', b.attname, a.attname), ' and ') as alike
                    from unnest(conkey, confkey) as k (ours, theirs)
                    join pg_attribute a on a.attrelid = conrelid and a.attnum = ours
                    join pg_attribute b on b.attrelid = confrelid and b.attnum = theirs) as pairs
                where contype = 'f'""").stream().mapToLong(database::count).sum();
    }

    long megabytes() {
        return database.count("select pg_database_size(current_database())") >> 20;
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : texts("""
                select oid::regclass::text from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1""")) {
            counts.put(table, database.count("select count(*) from " + table));
        }
        return counts;
    }

    /// But for those of which the database itself takes care: its own numbers, and those of transactions.
    private List<Column> columns(String table) {
        return rows("""
                select quote_ident(attname), format_type(atttypid, atttypmod), exists (
                    select from pg_index where indrelid = attrelid and indisunique and indnkeyatts = 1 and indkey[0] = attnum)
                from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                    and attidentity = '' and attgenerated = '' and atttypid <> 'xid8'::regtype
                order by attnum""".formatted(table)).stream()
                .map(row -> new Column(String.valueOf(row.get(0)), String.valueOf(row.get(1)), "t".equals(row.get(2))))
                .toList();
    }

    private Set<UUID> ids(String table) {
        Set<UUID> ids = new HashSet<>();
        for (Column column : columns(table)) {
            if (column.type().equals("uuid")) {
                texts("select distinct %s::text from %s where %1$s is not null".formatted(column.name(), table))
                        .forEach(id -> ids.add(UUID.fromString(id)));
            }
        }
        return ids;
    }

    private List<String> texts(String query) {
        return rows(query).stream().map(row -> String.valueOf(row.getFirst())).toList();
    }

    private List<List<@Nullable String>> rows(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
