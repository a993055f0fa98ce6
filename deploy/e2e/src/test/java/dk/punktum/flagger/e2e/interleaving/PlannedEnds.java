package dk.punktum.flagger.e2e.interleaving;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.backing.PostgreSql;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Lets a hold's time run out within seconds, while the clock goes as it goes.
final class PlannedEnds {

    /// A killed service is back after some ten seconds, a minute on a loaded machine, and may be killed again.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration FROM_NOW = Duration.ofSeconds(2);

    private final Stack stack;
    private final States states;

    PlannedEnds(Stack stack, States states) {
        this.stack = stack;
        this.states = states;
    }

    /// Settings of a service that lets an officer end the time for an appeal, and announces deletions on Sundays.
    static Map<String, String> settings() {
        return Map.of("SUSPENSION_PLANNED_END_APPEAL_PERIOD", "P0D", "SUSPENSION_DELETION_ON_WORKING_DAYS", "false");
    }

    /// An officer moves the planned end of the case's hold to two seconds from now; unless the hold is over.
    void letPass(DomainName domain, UUID caseId) {
        await("the planned end of the hold of case " + caseId, Duration.ofSeconds(1), () -> {
            JsonNode hold = hold(domain, caseId);
            return switch (hold.path("status").asText()) {
                case "PLACED" -> moved(domain, hold.path("id").asText());
                case "LIFTED", "CANCELLED" -> true;
                default -> false;
            };
        });
    }

    private boolean moved(DomainName domain, String hold) {
        String name = "/suspensions/" + domain.aLabel();
        long sequence = get(name).path("sequence").asLong();
        Answer answer = stack.http()
                .put(
                        Identity.ANNA,
                        url("%s/holds/%s/planned-end".formatted(name, hold)),
                        Map.of("plannedEnd", Instant.now().plus(FROM_NOW).toString(), "reason", "CORRECTION"),
                        "If-Match",
                        "\"%d\"".formatted(sequence));
        return answer.status() == 200;
    }

    private JsonNode hold(DomainName domain, UUID caseId) {
        for (JsonNode hold : get("/suspensions/%s/holds".formatted(domain.aLabel()))) {
            if (hold.path("caseId").asText().equals(caseId.toString())) {
                return hold;
            }
        }
        throw new IllegalStateException("no hold yet");
    }

    private JsonNode get(String path) {
        return stack.http().get(Identity.DOWNSTREAM_CLIENT, url(path)).ok();
    }

    private String url(String path) {
        return stack.url(Part.SUSPENSION_SERVICE) + path;
    }

    /// The end of an order without deletion is nobody's to move: its row is made as old as it would be.
    void letRunOut(String domain, UUID order) {
        await("the hold of order " + order + " to have been placed", Duration.ofMillis(200), () -> {
            if (!states.showHold(domain, order)) {
                return false;
            }
            PostgreSql database = stack.backing().postgres();
            try (Connection connection =
                    DriverManager.getConnection(database.jdbcUrl("suspension"), database.user(), database.password())) {
                connection.setAutoCommit(false);
                // As everybody does who changes a name.
                run(
                        connection,
                        "select from suspension where domain = (select domain from hold where case_id = ?) for update",
                        order);
                int placed = run(
                        connection,
                        "update hold set expires_at = now() where case_id = ? and status = 'PLACED'",
                        order);
                connection.commit();
                return placed == 1;
            }
        });
    }

    private static int run(Connection connection, String sql, UUID parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    private static void await(String what, Duration pollInterval, Callable<Boolean> done) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(pollInterval)
                .ignoreExceptions()
                .until(done);
    }
}
