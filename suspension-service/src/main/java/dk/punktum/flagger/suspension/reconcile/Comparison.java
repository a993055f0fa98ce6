package dk.punktum.flagger.suspension.reconcile;

import java.util.List;

/// What a look at one name has shown.
sealed interface Comparison {

    record Agrees() implements Comparison {}

    /// @param servers who shows something else
    record Differs(Difference difference, List<String> servers) implements Comparison {}

    /// Nobody has answered: nothing can be said.
    record Unanswered() implements Comparison {}
}
