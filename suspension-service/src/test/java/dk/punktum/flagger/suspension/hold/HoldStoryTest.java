package dk.punktum.flagger.suspension.hold;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static dk.punktum.flagger.suspension.Story.suspension;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import dk.punktum.flagger.testing.Events;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class HoldStoryTest {

    private static final HoldSnapshot BEFORE = new HoldSnapshot(
            List.of("serverTransferProhibited"),
            List.of("ns1.example.net", "ns2.example.net"),
            List.of("12345 13 2 00ff"));

    FakeRegistry registry;

    @Inject
    ClosedCases closedCases;

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
    void theFirstHoldSuspendsTheName() {
        // When
        CaseDecided verdict = story.uphold(name);

        // Then
        DomainSuspended told = story.next(DomainSuspended.class, name, 1);
        assertThat(told.before()).isEqualTo(BEFORE);
        assertThat(told.statuses()).isEqualTo(SuspensionStatuses.ALL);
        assertThat(told.caseId()).isEqualTo(verdict.caseId());
        assertThat(told.flagId()).isEqualTo(verdict.flagId());
        assertThat(told.legalGround()).isEqualTo(verdict.legalGround());
        assertThat(told.plannedEnd()).isEqualTo(HoldRules.plannedEnd(told.suspendedAt(), verdict.suspensionPeriod()));
        SuspensionState state = story.next(SuspensionState.class, name, 1);
        assertThat(state.suspended()).isTrue();
        assertThat(state.holds()).extracting(ActiveHold::holdId).containsExactly(told.holdId());
        assertThat(state.before()).isEqualTo(BEFORE);
        assertThat(story.envelopes(DomainSuspended.class, name))
                .allSatisfy(envelope -> assertThat(envelope.correlationId())
                        .isEqualTo(verdict.flagId().toString()));
    }

    @Test
    void aFurtherHoldChangesTheStateOnlyAndTheLastOneLiftedPutsEverythingBack() {
        // Given
        CaseDecided first = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        CaseDecided second = story.uphold(name);
        SuspensionState both = story.next(SuspensionState.class, name, 2);
        assertThat(both.holds()).extracting(ActiveHold::caseId).containsExactly(first.caseId(), second.caseId());

        // When
        story.close(first);

        // Then
        SuspensionState one = story.next(SuspensionState.class, name, 3);
        assertThat(one.suspended()).isTrue();
        assertThat(one.holds()).extracting(ActiveHold::caseId).containsExactly(second.caseId());
        story.close(second);
        DomainReinstated told = story.next(DomainReinstated.class, name, 4);
        assertThat(told.restore()).isEqualTo(BEFORE);
        assertThat(told.caseId()).isEqualTo(second.caseId());
        assertThat(told.cause()).isEqualTo(CloseCause.WITHDRAWN);
        SuspensionState free = story.next(SuspensionState.class, name, 4);
        assertThat(free.suspended()).isFalse();
        assertThat(free.statuses()).isEmpty();
        assertThat(story.told(DomainSuspended.class, name)).hasSize(1);
        assertThat(story.told(DomainReinstated.class, name)).hasSize(1);
        assertThat(story.sequencesOf(name)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void theSnapshotKnowsAutoRenewAndTheRegistrar() {
        // Given
        registry.say(name, """
                "dkhm_autoRenew":true,"entities":[{"handle":"REG-0001","roles":["registrar"]}]""");

        // When
        CaseDecided verdict = story.uphold(name);

        // Then
        var before = new HoldSnapshot(BEFORE.statuses(), BEFORE.nameServers(), BEFORE.dsRecords(), true);
        assertThat(story.next(DomainSuspended.class, name, 1).before()).isEqualTo(before);
        assertThat(suspension(name).getString("before.registrar")).isEqualTo("REG-0001");
        story.close(verdict);
        assertThat(story.next(DomainReinstated.class, name, 2).restore()).isEqualTo(before);
    }

    @Test
    void anAnnulledVerdictLiftsItsHold() {
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);

        story.kafka()
                .deliver(Events.aCaseClosed()
                        .annulled()
                        .about(name)
                        .inCase(verdict.caseId(), verdict.caseNumber())
                        .build());

        assertThat(story.next(DomainReinstated.class, name, 2).cause()).isEqualTo(CloseCause.ANNULLED);
        assertThat(Story.hold(name).getString("endCause")).isEqualTo("ANNULLED");
    }

    @Test
    void aCaseThatIsClosedBeforeItsVerdictArrivesHoldsNothing() {
        // Given
        CaseDecided verdict = Events.aCaseDecided().upheld().about(name).build();
        story.close(verdict);
        await("the closing is remembered")
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() -> closedCases.causeOf(verdict.caseId()).isPresent()));

        // When
        story.kafka().deliver(verdict);

        // Then
        await("the hold is cancelled").until(() -> statusOfHold().equals("CANCELLED"));
        passFence(verdict);
        assertThat(story.sequencesOf(name)).isEmpty();
        assertThat(suspension(name).getBoolean("suspended")).isFalse();
    }

    @Test
    void aCaseThatIsClosedWhileItsHoldWaitsHoldsNothing() {
        // Given
        registry.setRdapDown(true);
        CaseDecided verdict = story.uphold(name);
        await("the hold waits")
                .until(() -> suspensionIsKnown() && statusOfHold().equals("REQUESTED"));

        // When
        story.close(verdict);

        // Then
        await("the hold is cancelled").until(() -> statusOfHold().equals("CANCELLED"));
        registry.setRdapDown(false);
        passFence(verdict);
        assertThat(story.sequencesOf(name)).isEmpty();
    }

    @Test
    void aRepeatedVerdictPlacesOneHold() {
        // Given
        CaseDecided verdict = Events.aCaseDecided().upheld().about(name).build();
        var eventId = Uuid7.next();

        // When
        story.kafka().deliver(verdict, eventId);
        story.kafka().deliver(verdict, eventId);
        story.kafka().deliver(verdict, Uuid7.next());

        // Then
        story.next(DomainSuspended.class, name, 1);
        passFence(verdict);
        assertThat(story.told(DomainSuspended.class, name)).hasSize(1);
        assertThat(story.sequencesOf(name)).containsExactly(1L);
        assertThat(Story.get("/suspensions/{name}/holds", name)
                        .extract()
                        .jsonPath()
                        .getList("$"))
                .hasSize(1);
    }

    @Test
    void aDeclinedCaseHoldsNothing() {
        // When
        CaseDecided declined = Events.aCaseDecided()
                .declined(DeclineReason.values()[0])
                .about(name)
                .build();
        story.kafka().deliver(declined);

        // Then
        passFence(declined);
        Story.get("/suspensions/{name}", name).statusCode(404);
    }

    @Test
    void aHoldWaitsForAsLongAsTheRegisterIsAway() {
        // Given
        registry.setRdapDown(true);
        story.uphold(name);
        await("RDAP was asked again").until(() -> registry.questionsAbout(name) >= 3);
        assertThat(story.told(DomainSuspended.class, name)).isEmpty();
        assertThat(suspension(name).getInt("requested")).isEqualTo(1);

        // When
        registry.setRdapDown(false);

        // Then
        assertThat(story.next(DomainSuspended.class, name, 1).before()).isEqualTo(BEFORE);
        assertThat(suspension(name).getInt("requested")).isZero();
    }

    @Test
    void aHoldOnANameThatDoesNotExistIsAbandoned() {
        // Given
        String missing = newName();

        // When
        CaseDecided verdict = story.uphold(missing);

        // Then
        await("the hold is abandoned")
                .until(() -> Story.get("/suspensions/{name}", missing).extract().statusCode() == 200
                        && hold(missing).getString("status").equals("ABANDONED"));
        assertThat(hold(missing).getString("abandonReason")).isEqualTo("NOT_REGISTERED");
        passFence(verdict);
        assertThat(registry.questionsAbout(missing)).isEqualTo(1);
        assertThat(story.sequencesOf(missing)).isEmpty();
    }

    /// The registry has carried out the suspension and not yet its end: what RDAP shows now is our own doing.
    @Test
    void aNameThatIsHeldAgainAtOnceKeepsItsFirstSnapshot() {
        // Given
        CaseDecided first = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.suspend(name);
        await("the suspension is seen").until(() -> lastOrder("status").equals("EFFECTIVE"));
        story.close(first);
        story.next(DomainReinstated.class, name, 2);

        // When
        CaseDecided second = story.uphold(name);

        // Then
        assertThat(story.next(DomainSuspended.class, name, 3).before()).isEqualTo(BEFORE);
        assertThat(suspension(name).getBoolean("before.carriedOver")).isTrue();
        story.close(second);
        assertThat(story.next(DomainReinstated.class, name, 4).restore()).isEqualTo(BEFORE);
    }

    /// The registry has carried out nothing yet when the name is held again: it shows the name as it was, and will
    /// show it suspended, at any moment. Seeing the name "reinstated" proves nothing then.
    @Test
    void whatIsSeenBeforeTheRegistryHasFollowedProvesNothing() {
        // Given
        CaseDecided first = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        story.close(first);
        story.next(DomainReinstated.class, name, 2);
        await("the name looks reinstated").until(() -> lastOrder("status").equals("EFFECTIVE"));
        registry.suspend(name);

        // When
        story.uphold(name);

        // Then
        assertThat(story.next(DomainSuspended.class, name, 3).before()).isEqualTo(BEFORE);
    }

    @Test
    void aNameThatIsHeldAgainLaterGetsANewSnapshot() {
        // Given
        CaseDecided first = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.suspend(name);
        await("the suspension is seen").until(() -> lastOrder("status").equals("EFFECTIVE"));
        story.close(first);
        story.next(DomainReinstated.class, name, 2);
        registry.reinstate(name, "server transfer prohibited");
        await("the reinstatement is seen")
                .until(() -> lastOrder("change").equals("REINSTATED")
                        && lastOrder("status").equals("EFFECTIVE"));
        registry.setStatuses(name, "client hold");

        // When
        story.uphold(name);

        // Then
        assertThat(story.next(DomainSuspended.class, name, 3).before().statuses())
                .containsExactly("clientHold");
    }

    /// Everything about another name on the same partition has happened, so what was delivered before is done.
    private void passFence(CaseDecided before) {
        CaseDecided fence =
                Events.aCaseDecided().upheld().samePartitionAs(before).build();
        registry.register(fence.domain().aLabel());
        story.kafka().deliver(fence);
        story.next(DomainSuspended.class, fence.domain().aLabel(), 1);
    }

    private boolean suspensionIsKnown() {
        return Story.get("/suspensions/{name}", name).extract().statusCode() == 200;
    }

    private String statusOfHold() {
        return suspensionIsKnown() ? hold(name).getString("status") : "none";
    }

    private String lastOrder(String member) {
        return String.valueOf(suspension(name).getString("lastOrder." + member));
    }
}
