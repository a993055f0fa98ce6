package dk.punktum.flagger.bench.yardstick;

import java.util.List;
import java.util.Optional;

/// One statement as it was executed.
///
/// @param sql        with `$1`, `$2`, … where the parameters go
/// @param parameters as text, empty for null
public record Execution(String sql, List<Optional<String>> parameters) {

    public Execution {
        parameters = List.copyOf(parameters);
    }
}
