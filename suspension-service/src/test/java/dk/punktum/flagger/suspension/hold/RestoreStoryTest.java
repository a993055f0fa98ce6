package dk.punktum.flagger.suspension.hold;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Names that somebody else has changed while we held them, or that are in somebody else's hands.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class RestoreStoryTest {

    private static final HoldSnapshot BEFORE = new HoldSnapshot(
            List.of("serverTransferProhibited"),
            List.of("ns1.example.net", "ns2.example.net"),
            List.of("12345 13 2 00ff"));

    FakeRegistry registry;

    @Inject
    DataSource database;

    private Story story;
    private String name;

    @BeforeEach
    void begin() {
        story = new Story();
        name = newName();
        registry.register(name, "server transfer prohibited");
    }

    @AfterEach
    void end() {
        registry.setRdapDown(false);
        story.close();
    }

    @Test
    void whatSomebodyHasChangedMeanwhileIsLeftAndReported() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.suspend(name);
        registry.delegateTo(name, "ns9.example.net");

        // When
        story.close(verdict);

        // Then
        DomainReinstated told = story.next(DomainReinstated.class, name, 2);
        assertThat(told.restore())
                .isEqualTo(new HoldSnapshot(BEFORE.statuses(), List.of("ns9.example.net"), BEFORE.dsRecords()));
        assertThat(told.changedMeanwhile()).containsExactly(RegisterPart.NAME_SERVERS);
        assertThat(hold(name).getString("restored.outcome")).isEqualTo("CHANGED_MEANWHILE");
        assertThat(hold(name).getList("restored.changedMeanwhile", String.class))
                .containsExactly("NAME_SERVERS");
        // Held again at once: the register can not be believed yet, and what was left is what is to be put back.
        CaseDecided second = story.uphold(name);
        assertThat(story.next(DomainSuspended.class, name, 3).before()).isEqualTo(told.restore());
        story.close(second);
        assertThat(story.next(DomainReinstated.class, name, 4).changedMeanwhile())
                .isNull();
    }

    @Test
    void aRegisterThatLagsBehindIsNoChange() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);

        // When
        story.close(verdict);

        // Then
        DomainReinstated told = story.next(DomainReinstated.class, name, 2);
        assertThat(told.restore()).isEqualTo(BEFORE);
        assertThat(told.changedMeanwhile()).isNull();
        assertThat(hold(name).getString("restored.outcome")).isEqualTo("AS_BEFORE");
    }

    @Test
    void aRegisterThatDoesNotAnswerKeepsNoNameSuspended() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.suspend(name);
        registry.setRdapDown(true);
        story.close(verdict);
        await("the register was asked again before the lift").until(() -> looksBeforeLift() > 1);
        assertThat(story.told(DomainReinstated.class, name)).isEmpty();

        // When
        ShiftedClock.putForward(Duration.ofMinutes(2));

        // Then
        assertThat(story.next(DomainReinstated.class, name, 2).restore()).isEqualTo(BEFORE);
        assertThat(hold(name).getString("restored.outcome")).isEqualTo("NOT_LOOKED");
    }

    /// The watch of the effect asks the register too, so that questions say nothing.
    private int looksBeforeLift() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select l.attempts from restore_look l join hold h on h.id = l.hold_id
                        where h.domain = ?""")) {
            statement.setString(1, name);
            ResultSet rows = statement.executeQuery();
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Test
    void aNameThatIsGoneIsToldAsItWasAndReported() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.forget(name);

        // When
        story.close(verdict);

        // Then
        assertThat(story.next(DomainReinstated.class, name, 2).restore()).isEqualTo(BEFORE);
        assertThat(hold(name).getString("restored.outcome")).isEqualTo("NAME_GONE");
    }

    @Test
    void aSeizedNameIsNotHeld() {
        // Given
        registry.say(name, "\"dkhm_seized\":true");

        // When
        story.uphold(name);

        // Then
        await("the hold is abandoned")
                .until(() -> Story.get("/suspensions/{name}", name).extract().statusCode() == 200
                        && hold(name).getString("status").equals("ABANDONED"));
        assertThat(hold(name).getString("abandonReason")).isEqualTo("SEIZED");
    }

    @Test
    void aFurtherHoldOnANameThatIsSeizedMeanwhileIsNotPlaced() {
        // Given
        story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.say(name, "\"dkhm_seized\":true");

        // When
        story.uphold(name);

        // Then
        await("the further hold is abandoned").until(() -> statuses().equals(List.of("ABANDONED", "PLACED")));
        assertThat(hold(name).getString("abandonReason")).isEqualTo("SEIZED");
        assertThat(story.sequencesOf(name)).containsExactly(1L);
    }

    @Test
    void aRegisterThatDoesNotAnswerKeepsNoFurtherHoldWaiting() {
        // Given
        story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.setRdapDown(true);

        // When
        story.uphold(name);

        // Then
        assertThat(story.next(SuspensionState.class, name, 2).holds()).hasSize(2);
        assertThat(statuses()).containsExactly("PLACED", "PLACED");
    }

    /// Of all holds on the name, the newest one in front.
    private List<String> statuses() {
        return Story.get("/suspensions/{name}/holds", name).extract().jsonPath().getList("status");
    }

    @Test
    void aNameThatIsSeizedMeanwhileStaysAsItIs() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.setStatuses(name, "server update prohibited");
        registry.delegateTo(name, "ns.police.example");
        registry.say(name, "\"dkhm_seized\":true");

        // When
        story.close(verdict);

        // Then
        DomainReinstated told = story.next(DomainReinstated.class, name, 2);
        assertThat(told.restore().statuses()).containsExactly("serverUpdateProhibited");
        assertThat(told.restore().nameServers()).containsExactly("ns.police.example");
        assertThat(hold(name).getString("restored.outcome")).isEqualTo("SEIZED");
    }

    @Test
    void aTransferUnderWayIsNotedAndNotPutBack() {
        // Given
        registry.setStatuses(name, "client hold", "pending transfer");

        // When
        CaseDecided verdict = story.uphold(name);

        // Then
        assertThat(story.next(DomainSuspended.class, name, 1).before().statuses())
                .containsExactly("clientHold", "pendingTransfer");
        assertThat(hold(name).getList("conflicts", String.class)).containsExactly("PENDING_TRANSFER");
        story.close(verdict);
        assertThat(story.next(DomainReinstated.class, name, 2).restore().statuses())
                .containsExactly("clientHold");
    }
}
