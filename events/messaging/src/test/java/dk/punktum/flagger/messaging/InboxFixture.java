package dk.punktum.flagger.messaging;

import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.testing.KafkaProbe;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The application with its consumers, and one-line sentences about it.
abstract class InboxFixture {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String HANDLER = "decided";

    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    Ledger ledger;

    @Inject
    DataSource database;

    KafkaProbe kafka;

    @BeforeEach
    void connect() {
        kafka = KafkaProbe.inApplication();
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    /// A name that no other test uses.
    static DomainName newName() {
        return new DomainName("name-%d-%d.dk".formatted(ProcessHandle.current().pid(), NAMES.incrementAndGet()));
    }

    static CaseDecided about(DomainName name) {
        return aCaseDecided().about(name).build();
    }

    List<String> done(DomainName name) {
        return ledger.done(HANDLER, name.aLabel());
    }

    /// Returns when everything delivered before about this name has been dealt with.
    void awaitFenceBehind(DomainName name) {
        CaseDecided fence = aCaseDecided().samePartitionAs(about(name)).build();
        kafka.deliver(fence);
        awaitDone("the fence behind " + name, fence.domain(), 1);
    }

    void awaitDone(String what, DomainName name, int times) {
        await(what)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(done(name)).hasSize(times));
    }

    record SetAside(UUID id, UUID eventId, String reason, String detail, String resolution) {}

    /// What is set aside about this key, in Kafka's order.
    List<SetAside> setAside(String key) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, event_id, reason, detail, resolution from dead_letter
                        where key is not distinct from ? order by partition, record_offset""")) {
            select.setString(1, key);
            try (var row = select.executeQuery()) {
                List<SetAside> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new SetAside(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<SetAside> setAside(DomainName name) {
        return setAside(name.aLabel());
    }

    long count(String sql) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> headers(CaseDecided event, UUID id) {
        return new LinkedHashMap<>(CloudEvents.headers(
                new Envelope<>(id, "/test", Instant.parse("2026-07-01T08:00:00Z"), "story", null, event)));
    }

    static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.of(person));
    }
}
