package dk.punktum.flagger.suspension.safety;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.testing.Events;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What counts against the limits, and for whom a place is kept.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class LimitsStoryTest {

    FakeRegistry registry;

    @Inject
    Ledger ledger;

    private Story story;
    private UUID authority;

    @BeforeEach
    void begin() {
        story = new Story();
        authority = Uuid7.next();
    }

    @AfterEach
    void end() {
        SafetyDesk.reset();
        story.close();
    }

    @Test
    void aFurtherHoldCountsAgainstItsAuthoritysLimit() {
        // Given
        String name = registered();
        UUID another = Uuid7.next();
        uphold(name, authority);
        story.next(DomainSuspended.class, name, 1);
        SafetyDesk.limit(1, 100_000);
        uphold(name, another);
        story.next(SuspensionState.class, name, 2);

        // When
        String next = registered();
        uphold(next, another);

        // Then
        awaitWaiting(next, "AUTHORITY_LIMIT");
    }

    /// What comes to the gate later finds the places taken by those that wait.
    @Test
    void thoseThatWaitAreAheadOfWhatIsRequestedLater() {
        // Given
        SafetyDesk.throwSwitch();
        String waiting = registered();
        uphold(waiting, authority);
        awaitWaiting(waiting, "KILL_SWITCH");
        Instant requested = Instant.parse(hold(waiting).getString("requestedAt"));

        // When
        SafetyFacts later = facts(authority, requested.plusMillis(1));
        SafetyFacts earlier = facts(authority, requested.minusMillis(1));
        SafetyFacts ofAnother = facts(Uuid7.next(), requested.plusMillis(1));

        // Then
        assertThat(later.authority().ahead()).isEqualTo(1);
        assertThat(later.total().ahead()).isPositive();
        assertThat(earlier.authority().ahead()).isZero();
        assertThat(ofAnother.authority().ahead()).isZero();
    }

    private SafetyFacts facts(UUID authority, Instant requestedAt) {
        var candidate = new Candidate(Uuid7.next(), new DomainName(newName()), HoldCause.FLAG, authority, requestedAt);
        return QuarkusTransaction.requiringNew().call(() -> ledger.facts(candidate, ledger.settings(), requestedAt));
    }

    private String registered() {
        String name = newName();
        registry.register(name);
        return name;
    }

    private void uphold(String name, UUID authority) {
        story.kafka()
                .deliver(Events.aCaseDecided()
                        .upheld()
                        .about(name)
                        .under(authority)
                        .build());
    }

    private static void awaitWaiting(String name, String reason) {
        await(name + " waits for " + reason)
                .ignoreExceptions()
                .until(() -> reason.equals(hold(name).getString("waitsFor")));
    }
}
