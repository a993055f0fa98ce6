package dk.punktum.flagger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.testing.AgreementChangedBuilder;
import dk.punktum.flagger.testing.Events;
import dk.punktum.flagger.testing.KafkaProbe;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// What tests see of the service besides its API: its tables, its temporary files; and how they put
/// agreements in force.
@ApplicationScoped
public class Intake {

    private static final String[] TABLES = {
        "decision_document",
        "flag",
        "flag_domain",
        "flag_location",
        "acknowledged_warning",
        "refused_domain",
        "signed_receipt",
        "given_answer",
        "flag_version",
        "supersession",
        "superseded_name",
        "withdrawal",
        "case_fact",
        "handed_in_by_hand",
        "corrected_by_hand"
    };

    private static final AtomicInteger VERSIONS = new AtomicInteger();

    private final DataSource database;

    Intake(DataSource database) {
        this.database = database;
    }

    /// Everything that a request could leave behind.
    public Map<String, Long> traces() {
        Map<String, Long> traces = new TreeMap<>();
        for (String table : TABLES) {
            traces.put(table, number("select count(*) from " + table));
        }
        // Rows leave the outbox when Kafka has them; their numbers are never given again.
        traces.put(
                "events",
                number(
                        "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'position')::regclass), 0)"));
        traces.put("flag numbers", number("select coalesce(pg_sequence_last_value('flag_number'::regclass), 0)"));
        traces.put("temporary files", temporaryFiles());
        return traces;
    }

    /// What an earlier test has set going is awaited first.
    public void assertNoTrace(Runnable request) {
        awaitRest();
        Map<String, Long> before = traces();
        request.run();
        assertThat(traces()).isEqualTo(before);
    }

    /// Until nothing that an earlier test has set going makes an event any more.
    public void awaitRest() {
        await("stories in the sandbox settle nothing more").until(() -> number("""
                        select count(*) from superseded_name n join planned_step p
                        on p.flag_id = n.by_flag_id and p.domain = n.domain""") == 0);
        await("superseded flags are settled").until(() -> number("select count(*) from supersession_stir") == 0);
    }

    public long temporaryFiles() {
        Path directory = Path.of("target/uploads");
        if (!Files.exists(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long number(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /// Until it is closed, whoever wants to store a flag waits.
    public AutoCloseable holdUpNewFlags() throws SQLException {
        return hold("lock table flag in exclusive mode");
    }

    /// Until it is closed, the request of this client with this key is being worked on.
    public AutoCloseable workOn(String clientId, String idempotencyKey) throws SQLException {
        return hold("select pg_advisory_xact_lock(hashtextextended(E'idempotency-key\\n%s\\n%s', 0))"
                .formatted(clientId, idempotencyKey));
    }

    /// Whether anybody waits until [#workOn] is closed.
    public boolean aRequestWaits() {
        return number("select count(*) from pg_locks where not granted and locktype = 'advisory'") > 0;
    }

    private AutoCloseable hold(String sql) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.execute();
        }
        return () -> {
            connection.rollback();
            connection.close();
        };
    }

    public boolean aNewFlagWaits() {
        return number("select count(*) from pg_locks where not granted and relation = 'flag'::regclass") > 0;
    }

    /// The same for the same authority, so that it stays bound to one.
    public static UUID agreementOf(Authority authority) {
        return UUID.nameUUIDFromBytes(authority.clientId().getBytes(StandardCharsets.UTF_8));
    }

    /// Tells how an authority's agreement stands from now on, and waits until that has arrived.
    public AgreementChanged agreement(
            KafkaProbe kafka, Authority authority, UnaryOperator<AgreementChangedBuilder> terms) {
        int version = VERSIONS.incrementAndGet();
        AgreementChanged told = terms.apply(Events.anAgreementChanged()
                        .id(agreementOf(authority))
                        .clients(authority.clientId())
                        .valid(LocalDate.of(2026, 1, 1), LocalDate.of(2999, 12, 31)))
                .version(version)
                .build();
        kafka.deliver(told);
        await("the agreement of %s in version %d".formatted(authority.clientId(), version))
                .until(() -> number("select version from agreement where id = ?", told.agreementId()) == version);
        return told;
    }

    /// An RFC 9457 problem of this type.
    public static ValidatableResponse assertProblem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code))
                .body("status", equalTo(status));
    }
}
