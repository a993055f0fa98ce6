package dk.punktum.flagger.bench.yardstick;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a script for `pgbench -M prepared` of statements that were logged. What names things (ids, numbers, clients)
/// is told apart by where it was seen: what belongs to one piece of work only is new in each run of the script, what
/// belongs to one client is that of the client at work, and everything else stays as it was.
///
/// The script counts its runs in the variable `n` and has to be started with `-D n=0 -D base=<number>`; what it makes
/// is unique as long as `base` differs by at least [#PER_BASE] between runs on one database.
public final class Replay {

    /// Room for 1000 clients, 100,000 runs of each, and [#MOST_NAMES] names in a run.
    public static final long PER_BASE = 1_000L * 100_000 * Replay.MOST_NAMES;

    static final int MOST_NAMES = 10_000;

    private static final Pattern NAME = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|authority-[0-9]{3}|(?<![.0-9A-Za-z])[0-9]{6,}(?![0-9A-Za-z])");
    private static final Pattern TAKEN = Pattern.compile("(?i)^(select .*) for update( of [a-z_]+)? skip locked$");
    private static final Pattern PLACE = Pattern.compile("\\$([0-9]+)");

    /// The number from which a run's new names are counted; every place where it stands is a parameter for `pgbench`.
    private static final String FIRST = ":first::bigint";

    private static final Pattern FIRSTS = Pattern.compile(FIRST);
    private static final int MOST_PARAMETERS = 200;

    private final List<List<List<LoggedTransaction>>> clients;
    private final Function<Execution, List<String>> types;
    private final Map<String, Map<Integer, Integer>> seen = new HashMap<>();
    private final Map<String, Integer> fresh = new LinkedHashMap<>();

    private Replay(List<List<List<LoggedTransaction>>> clients, Function<Execution, List<String>> types) {
        this.clients = clients;
        this.types = types;
        for (int client = 0; client < clients.size(); client++) {
            for (List<LoggedTransaction> work : clients.get(client)) {
                for (String name : names(work)) {
                    seen.computeIfAbsent(name, _ -> new HashMap<>()).merge(client, 1, Integer::sum);
                }
            }
        }
    }

    /// @param clients for each client two or more pieces of the same work; the first piece of the first client is what
    ///                the script repeats
    /// @param types   the types of a statement's parameters
    public static String script(List<List<List<LoggedTransaction>>> clients, Function<Execution, List<String>> types) {
        return new Replay(clients, types).script();
    }

    private String script() {
        List<LoggedTransaction> work = clients.getFirst().getFirst();
        var body = new StringBuilder();
        for (int t = 0; t < work.size(); t++) {
            LoggedTransaction transaction = work.get(t);
            body.append(transaction.explicit() ? "BEGIN;\n" : "");
            for (int e = 0; e < transaction.executions().size(); e++) {
                body.append(statement(t, e)).append(";\n");
            }
            body.append(transaction.explicit() ? "COMMIT;\n" : "");
        }
        if (fresh.size() > MOST_NAMES) {
            throw new IllegalArgumentException("more than %d names in one piece of work".formatted(MOST_NAMES));
        }
        return "\\set n :n + 1\n\\set first :base + (:client_id * 100000 + :n) * %d\n%s".formatted(MOST_NAMES, body);
    }

    private String statement(int t, int e) {
        Execution execution = clients.getFirst().getFirst().get(t).executions().get(e);
        String sql = untaken(oneLine(execution.sql()));
        if (execution.parameters().isEmpty()) {
            return escaped(sql);
        }
        List<String> ofType = types.apply(execution);
        Matcher place = PLACE.matcher(sql);
        var text = new StringBuilder();
        int from = 0;
        while (place.find()) {
            int p = Integer.parseInt(place.group(1)) - 1;
            text.append(escaped(sql.substring(from, place.start()))).append(expression(t, e, p, ofType.get(p)));
            from = place.end();
        }
        return withFewParameters(text.append(escaped(sql.substring(from))).toString());
    }

    /// `pgbench` takes so many parameters in a statement, and no more.
    private static String withFewParameters(String sql) {
        if (FIRSTS.matcher(sql).results().count() <= MOST_PARAMETERS) {
            return sql;
        }
        String with = sql.toLowerCase(Locale.ROOT).startsWith("with ")
                ? "with v as materialized (select :first::bigint as f), " + sql.substring("with ".length())
                : "with v as materialized (select :first::bigint as f) " + sql;
        int head = with.indexOf(')') + 1;
        return with.substring(0, head) + with.substring(head).replace(FIRST, "(select f from v)");
    }

    private String expression(int t, int e, int p, String type) {
        Optional<String> value = parameter(0, t, e, p);
        if (value.isEmpty()) {
            return "(null::%s)".formatted(type);
        }
        String text = isCarried(type) ? literal(value.get()) : pieces(value.get(), t, e, p);
        // In parentheses of its own: not every place for a parameter takes a cast.
        return "((%s)::%s)".formatted(text, type);
    }

    /// What an outbox keeps of an event is never looked at, and nothing in it has to be new.
    private static boolean isCarried(String type) {
        return type.startsWith("bytea") || type.equals("text[]");
    }

    private String pieces(String value, int t, int e, int p) {
        List<String> pieces = new ArrayList<>();
        Matcher name = NAME.matcher(value);
        int from = 0;
        int nth = 0;
        while (name.find()) {
            String piece = piece(name.group(), t, e, p, nth++);
            if (!piece.isEmpty()) {
                if (name.start() > from) {
                    pieces.add(literal(value.substring(from, name.start())));
                }
                pieces.add(piece);
                from = name.end();
            }
        }
        if (from < value.length() || pieces.isEmpty()) {
            pieces.add(literal(value.substring(from)));
        }
        return String.join(" || ", pieces);
    }

    /// @return empty for what stays as it is
    private String piece(String name, int t, int e, int p, int nth) {
        Map<Integer, Integer> where = seen.getOrDefault(name, Map.of());
        int pieces = where.values().stream().mapToInt(Integer::intValue).sum();
        if (pieces <= 1) {
            int number = fresh.computeIfAbsent(name, _ -> fresh.size());
            return name.indexOf('-') < 0
                    ? "(%s + %d)::text".formatted(FIRST, number)
                    : "lpad(to_hex(%s + %d), 32, '0')::uuid::text".formatted(FIRST, number);
        }
        if (where.size() == 1 && clients.size() > 1) {
            List<String> ofEach = new ArrayList<>();
            for (int client = 0; client < clients.size(); client++) {
                ofEach.add(literal(nthName(parameter(client, t, e, p).orElse(""), nth)));
            }
            return "(array[%s])[:client_id::int + 1]".formatted(String.join(",", ofEach));
        }
        return "";
    }

    private Optional<String> parameter(int client, int t, int e, int p) {
        return clients.get(client)
                .getFirst()
                .get(t)
                .executions()
                .get(e)
                .parameters()
                .get(p);
    }

    private static String nthName(String value, int nth) {
        return NAME.matcher(value).results().skip(nth).findFirst().orElseThrow().group();
    }

    private static List<String> names(List<LoggedTransaction> work) {
        return work.stream()
                .flatMap(transaction -> transaction.executions().stream())
                .flatMap(execution -> execution.parameters().stream())
                .flatMap(Optional::stream)
                .flatMap(value -> NAME.matcher(value).results())
                .map(result -> result.group())
                .distinct()
                .toList();
    }

    /// What a worker takes and locks is that of any client here, which then changes rows of its own only: two clients
    /// would wait for each other.
    private static String untaken(String sql) {
        return TAKEN.matcher(sql).replaceFirst("$1");
    }

    private static String oneLine(String sql) {
        return sql.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }

    /// `pgbench` takes a colon before a letter for one of its variables, also inside a string; a cast it knows.
    private static String escaped(String sql) {
        return sql.replaceAll("(?<!:):(?=[A-Za-z_])", ": ");
    }

    private static String literal(String value) {
        String quoted = value.replace("\\", "\\\\")
                .replace("'", "''")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        String withoutVariables = quoted.replaceAll(":(?=[A-Za-z_:])", "\\\\x3a");
        return (withoutVariables.equals(value) ? "'" : "E'") + withoutVariables + "'";
    }
}
