package dk.punktum.flagger.console.pipeline;

import dk.punktum.flagger.console.pipeline.BackingState.Backing;
import dk.punktum.flagger.console.pipeline.BackingState.Condition;
import dk.punktum.flagger.console.services.ServiceName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What is known of the backing services. No clock, no network.
final class BackingRules {

    /// As Quarkus calls its check of the data sources.
    static final String DATABASE_CHECK = "Database connections health check";

    /// As notification-service calls its check.
    static final String MAIL_CHECK = "mail server";

    /// @param kafka, login whether they answered the console itself
    /// @param before   as of the last look; empty at the first
    static List<BackingState> of(
            Collection<ServiceState> services,
            boolean kafka,
            boolean login,
            Collection<BackingState> before,
            Instant now) {
        return Arrays.stream(Backing.values())
                .map(backing -> {
                    Condition condition = condition(backing, services, kafka, login);
                    Instant since = before.stream()
                            .filter(state -> state.backing() == backing && state.condition() == condition)
                            .findFirst()
                            .map(BackingState::since)
                            .orElse(now);
                    return new BackingState(backing, condition, since);
                })
                .toList();
    }

    private static Condition condition(
            Backing backing, Collection<ServiceState> services, boolean kafka, boolean login) {
        return switch (backing) {
            case KAFKA -> answers(kafka);
            case LOGIN_SERVER -> answers(login);
            case POSTGRESQL -> {
                List<ServiceState> asked =
                        services.stream().filter(state -> !state.isAway()).toList();
                yield asked.isEmpty()
                        ? Condition.UNKNOWN
                        : answers(asked.stream()
                                .noneMatch(state -> state.failing().contains(DATABASE_CHECK)));
            }
            case MAIL_SERVER -> {
                Optional<ServiceState> notification = services.stream()
                        .filter(state -> state.service() == ServiceName.NOTIFICATION && !state.isAway())
                        .findFirst();
                yield notification
                        .map(state -> answers(!state.failing().contains(MAIL_CHECK)))
                        .orElse(Condition.UNKNOWN);
            }
        };
    }

    private static Condition answers(boolean answers) {
        return answers ? Condition.ANSWERS : Condition.DOES_NOT_ANSWER;
    }

    private BackingRules() {}
}
