package dk.punktum.flagger.bench.yardstick;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what PostgreSQL logs under `log_statement = all` with the line prefix [#PREFIX]: the transactions that were
/// committed, in the order of their commits.
public final class ServerLog {

    /// Process id and database.
    public static final String PREFIX = "[%p] %d ";

    private static final Pattern LINE =
            Pattern.compile("\\[(\\d+)] (\\S*) (LOG|DETAIL|[A-Z]+[0-9]?): {2}(.*)", Pattern.DOTALL);
    private static final Pattern STATEMENT =
            Pattern.compile("(?:statement|execute (?:fetch from )?[^:\\s]+): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("[Pp]arameters: (.*)", Pattern.DOTALL);

    /// @param database of which the transactions are wanted
    public static List<LoggedTransaction> transactions(List<String> lines, String database) {
        var reader = new Reader();
        for (Entry entry : entries(lines)) {
            if (entry.database.equals(database)) {
                reader.read(entry);
            }
        }
        reader.end();
        return reader.committed;
    }

    private record Entry(int backend, String database, String severity, String text) {}

    /// An entry goes on in the lines that begin with a tab.
    private static List<Entry> entries(List<String> lines) {
        List<String> whole = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("\t") && !whole.isEmpty()) {
                whole.set(whole.size() - 1, whole.getLast() + "\n" + line.substring(1));
            } else {
                whole.add(line);
            }
        }
        return whole.stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Entry(Integer.parseInt(line.group(1)), line.group(2), line.group(3), line.group(4)))
                .toList();
    }

    /// By hand: a value may be longer than a regular expression can remember its way through.
    static List<Optional<String>> parameters(String text) {
        List<Optional<String>> parameters = new ArrayList<>();
        int at = text.indexOf(" = ");
        while (at >= 0) {
            int from = at + " = ".length();
            if (text.startsWith("NULL", from)) {
                parameters.add(Optional.empty());
                at = text.indexOf(" = ", from);
            } else {
                int end = endOfValue(text, from + 1);
                parameters.add(Optional.of(text.substring(from + 1, end).replace("''", "'")));
                at = text.indexOf(" = ", end);
            }
        }
        return parameters;
    }

    /// Where the quote is that ends it; two in a row stand for one in the value.
    private static int endOfValue(String text, int from) {
        int quote = text.indexOf('\'', from);
        while (quote >= 0 && text.startsWith("''", quote)) {
            quote = text.indexOf('\'', quote + 2);
        }
        return quote < 0 ? text.length() : quote;
    }

    private static final class Reader {

        private final List<LoggedTransaction> committed = new ArrayList<>();
        private final Map<Integer, List<Execution>> open = new HashMap<>();
        private @Nullable Entry last;
        private @Nullable String sql;

        void read(Entry entry) {
            Matcher parameters = PARAMETERS.matcher(entry.text);
            if (entry.severity.equals("DETAIL") && sql != null && parameters.matches()) {
                executed(ServerLog.parameters(parameters.group(1)));
                return;
            }
            end();
            Matcher statement = STATEMENT.matcher(entry.text);
            if (entry.severity.equals("LOG") && statement.matches()) {
                last = entry;
                sql = statement.group(1).strip();
            }
        }

        /// A statement without parameters is known to have none when the next entry comes.
        void end() {
            if (sql != null) {
                executed(List.of());
            }
        }

        private void executed(List<Optional<String>> parameters) {
            if (last == null || sql == null) {
                return;
            }
            int backend = last.backend;
            var execution = new Execution(sql, parameters);
            last = null;
            sql = null;
            switch (execution.sql().toUpperCase(Locale.ROOT)) {
                case "BEGIN" -> open.put(backend, new ArrayList<>());
                case "COMMIT" -> {
                    List<Execution> executions = open.remove(backend);
                    if (executions != null) {
                        committed.add(new LoggedTransaction(backend, executions, true));
                    }
                }
                case "ROLLBACK" -> open.remove(backend);
                default -> {
                    List<Execution> executions = open.get(backend);
                    if (executions == null) {
                        committed.add(new LoggedTransaction(backend, List.of(execution), false));
                    } else {
                        executions.add(execution);
                    }
                }
            }
        }
    }

    private ServerLog() {}
}
