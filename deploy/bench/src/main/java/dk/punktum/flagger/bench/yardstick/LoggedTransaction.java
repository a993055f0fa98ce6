package dk.punktum.flagger.bench.yardstick;

import java.util.List;
import java.util.regex.Pattern;

/// What one connection did between `BEGIN` and `COMMIT`, or a single statement outside of that.
///
/// @param backend    the process id of the connection's server process
/// @param executions without `BEGIN` and `COMMIT`
/// @param explicit   whether there were `BEGIN` and `COMMIT`
public record LoggedTransaction(int backend, List<Execution> executions, boolean explicit) {

    private static final Pattern WRITES =
            Pattern.compile("\\b(insert into|delete from|(?<!for )(?<!key )update)\\b", Pattern.CASE_INSENSITIVE);

    public LoggedTransaction {
        executions = List.copyOf(executions);
    }

    public boolean executes(String partOfSql) {
        return executions.stream().anyMatch(execution -> execution.sql().contains(partOfSql));
    }

    /// Whether it does more than to look, or to lock what it has looked at.
    public boolean writes() {
        return executions.stream()
                .anyMatch(execution -> WRITES.matcher(execution.sql()).find());
    }

    /// With `BEGIN` and `COMMIT`, which drivers send together with the first statement and alone.
    public int statements() {
        return executions.size() + (explicit ? 2 : 0);
    }
}
