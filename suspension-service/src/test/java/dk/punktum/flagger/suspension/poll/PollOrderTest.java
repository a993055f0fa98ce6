package dk.punktum.flagger.suspension.poll;

import static dk.punktum.flagger.suspension.Story.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Poll messages are listed in the order in which they were committed.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class PollOrderTest {

    FakeRegistry registry;

    @Inject
    DataSource database;

    private final String handle = PollStoryTest.newRegistrar();
    private Story story;
    private String name;

    @BeforeEach
    void begin() {
        story = new Story();
        name = managed();
    }

    @AfterEach
    void end() {
        story.close();
    }

    /// A new name of this test's registrar.
    private String managed() {
        String managed = newName();
        registry.register(managed);
        registry.say(managed, PollStoryTest.registrar(handle));
        return managed;
    }

    @Test
    void aMessageThatIsCommittedLateIsListedLate() throws SQLException {
        // Given
        story.uphold(name);
        UUID first = story.next(PollMessageQueued.class, name, 1).messageId();
        UUID late;
        String resume;
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            late = copied(slow, first, 99);
            String other = managed();
            story.uphold(other);
            story.next(PollMessageQueued.class, other, 1);
            resume = Story.get("/poll-messages?registrar=" + handle).extract().path("resume");

            // When
            slow.commit();
        }

        // Then
        Story.await("the late one")
                .untilAsserted(() -> assertThat(ids("cursor=" + resume)).contains(late));
    }

    @Test
    void theTenthTransactionComesAfterTheNinth() throws SQLException {
        // Given
        story.uphold(name);
        UUID first = story.next(PollMessageQueued.class, name, 1).messageId();
        UUID tenth;
        UUID ninth;
        try (Connection connection = database.getConnection()) {
            tenth = copied(connection, first, 98);
            ninth = copied(connection, first, 99);
            try (var update = connection.prepareStatement(
                    "update poll_message set queued_in = cast(cast(? as text) as xid8) where id = ?")) {
                for (var place : Map.of("10", tenth, "9", ninth).entrySet()) {
                    update.setString(1, place.getKey());
                    update.setObject(2, place.getValue());
                    update.executeUpdate();
                }
            }
        }

        // Then
        assertThat(ids("registrar=" + handle)).startsWith(ninth, tenth);
    }

    /// As if it had been queued by this connection's transaction.
    private static UUID copied(Connection connection, UUID message, int sequence) throws SQLException {
        UUID copy = Uuid7.next();
        try (var insert = connection.prepareStatement("""
                insert into poll_message (id, registrar, domain, sequence, content, queued_at)
                select ?, registrar, domain, ?, jsonb_set(content, '{messageId}', to_jsonb(?::text)), queued_at
                from poll_message where id = ?""")) {
            insert.setObject(1, copy);
            insert.setInt(2, sequence);
            insert.setString(3, copy.toString());
            insert.setObject(4, message);
            insert.executeUpdate();
        }
        return copy;
    }

    private static List<UUID> ids(String query) {
        return Story.get("/poll-messages?" + query)
                .extract()
                .jsonPath()
                .getList("messages.message.messageId", UUID.class);
    }
}
