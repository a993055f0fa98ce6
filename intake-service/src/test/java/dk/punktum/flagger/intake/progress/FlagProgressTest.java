package dk.punktum.flagger.intake.progress;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.testing.Events.aCaseClosed;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static dk.punktum.flagger.testing.Events.aDomainReinstated;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static dk.punktum.flagger.testing.Events.aSuspensionEffective;
import static dk.punktum.flagger.testing.Events.aSuspensionState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.Intake;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class FlagProgressTest extends IntakeTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");

    private final String name = "followed-%d.dk".formatted(NAMES.incrementAndGet());
    private final UUID caseOfOne = Uuid7.next();
    private final UUID caseOfTwo = Uuid7.next();

    @Test
    void anAuthorityFollowsItsFlagToItsEffectAndBack() {
        UUID flag = ONE.flags(name);

        tell(aCaseOpened()
                .about(name)
                .ofFlag(flag)
                .inCase(caseOfOne, "C-2026-000042")
                .build());
        awaitStatus(ONE, flag, "CASE_OPENED");
        tell(aCaseDecided()
                .upheld()
                .about(name)
                .ofFlag(flag)
                .inCase(caseOfOne, "C-2026-000042")
                .build());
        awaitStatus(ONE, flag, "UPHELD");
        tell(aDomainSuspended()
                .about(name)
                .ofFlag(flag)
                .inCase(caseOfOne)
                .at(START)
                .build());
        awaitStatus(ONE, flag, "SUSPENDED");
        tell(aSuspensionEffective()
                .about(name)
                .ofFlag(flag)
                .inCase(caseOfOne)
                .at(START)
                .after(Duration.ofSeconds(4))
                .build());
        awaitStatus(ONE, flag, "EFFECTIVE");

        ONE.reads(flag)
                .body("domains[0].registryCase.number", equalTo("C-2026-000042"))
                .body("domains[0].suspension.heldSince", equalTo("2026-07-01T08:00:00Z"))
                .body("domains[0].suspension.effectiveAt", equalTo("2026-07-01T08:00:04Z"))
                .body("domains[0].suspension.plannedEnd", notNullValue());

        ONE.withdraws(flag, "{\"reason\": \"RESOLVED\"}").statusCode(200);
        awaitStatus(ONE, flag, "LIFTING");
        tell(aDomainReinstated()
                .about(name)
                .ofFlag(flag)
                .inCase(caseOfOne)
                .sequence(2)
                .build());
        awaitStatus(ONE, flag, "REINSTATED");
    }

    @Test
    void aDeclinedFlagSaysWhy() {
        UUID flag = ONE.flags(name);

        tell(aCaseDecided()
                .declined(DeclineReason.DOMAIN_NOT_FOUND)
                .about(name)
                .ofFlag(flag)
                .build());

        awaitStatus(ONE, flag, "DECLINED");
        ONE.reads(flag).body("domains[0].registryCase.declineReason", equalTo("DOMAIN_NOT_FOUND"));
    }

    @Test
    void twoAuthoritiesHoldOneNameAndEachSeesItsOwnHold() {
        // Given
        UUID one = ONE.flags(name);
        UUID two = TWO.flags(name);
        tell(aCaseDecided().upheld().about(name).ofFlag(one).inCase(caseOfOne).build());
        tell(aCaseDecided().upheld().about(name).ofFlag(two).inCase(caseOfTwo).build());
        tell(aDomainSuspended()
                .about(name)
                .ofFlag(one)
                .inCase(caseOfOne)
                .at(START)
                .build());
        tell(state(1, START, caseOfOne));
        tell(aSuspensionEffective()
                .about(name)
                .ofFlag(one)
                .inCase(caseOfOne)
                .at(START)
                .build());
        awaitStatus(ONE, one, "EFFECTIVE");
        awaitStatus(TWO, two, "UPHELD");

        // When: the second hold, of which only the state tells
        tell(state(2, START.plusSeconds(60), caseOfOne, caseOfTwo));

        // Then
        awaitStatus(TWO, two, "EFFECTIVE");
        TWO.reads(two).body("domains[0].suspension.effectiveAt", equalTo("2026-07-01T08:01:00Z"));

        // When: the first is lifted
        tell(aCaseClosed().about(name).ofFlag(one).inCase(caseOfOne).build());
        tell(state(3, START.plusSeconds(120), caseOfTwo));

        // Then
        awaitStatus(ONE, one, "HOLD_LIFTED");
        awaitStatus(TWO, two, "EFFECTIVE");

        // When: the second as well
        tell(aCaseClosed().about(name).ofFlag(two).inCase(caseOfTwo).build());
        tell(state(4, START.plusSeconds(180)));
        tell(aDomainReinstated()
                .about(name)
                .ofFlag(two)
                .inCase(caseOfTwo)
                .sequence(4)
                .build());

        // Then
        awaitStatus(ONE, one, "REINSTATED");
        awaitStatus(TWO, two, "REINSTATED");
    }

    @Test
    void theLastNewsMayComeFirst() {
        UUID flag = ONE.flags(name);

        tell(aSuspensionState().about(name).inCase(caseOfOne).sequence(1).build());
        tell(aSuspensionEffective().about(name).ofFlag(flag).inCase(caseOfOne).build());
        awaitStatus(ONE, flag, "EFFECTIVE");
        tell(aCaseOpened().about(name).ofFlag(flag).inCase(caseOfOne).build());

        await("the case's number")
                .until(() -> ONE.reads(flag).extract().path("domains[0].registryCase.number") != null);
        assertStatus(ONE, flag, "EFFECTIVE");
    }

    @Test
    void newsIsWrittenDownOnceAndNewsOfAnUnknownFlagNotAtAll() {
        UUID flag = ONE.flags(name);
        UUID eventId = Uuid7.next();
        CaseOpened opened = aCaseOpened().about(name).ofFlag(flag).build();

        kafka.deliver(aCaseOpened().about(name).build());
        kafka.deliver(opened, eventId);
        kafka.deliver(opened, eventId);
        kafka.deliver(opened);
        UUID fence = ONE.flags(name);
        kafka.deliver(aCaseOpened().about(name).ofFlag(fence).build());

        awaitStatus(ONE, fence, "CASE_OPENED");
        assertThat(intake.number("select count(*) from case_fact where domain = ?", name))
                .isEqualTo(2);
        assertThat(kafka.deadLetters(CaseOpened.class)).isEmpty();
    }

    private SuspensionState state(long sequence, Instant at, UUID... cases) {
        DomainName domain = DomainName.of(name);
        List<ActiveHold> holds = Stream.of(cases)
                .map(caseId -> new ActiveHold(
                        Uuid7.next(),
                        caseId,
                        "C-2026-000001",
                        Intake.agreementOf(ONE),
                        "terms-9.1",
                        at,
                        at.plus(Duration.ofDays(30)),
                        null,
                        null,
                        null))
                .toList();
        return new SuspensionState(
                domain,
                sequence,
                !holds.isEmpty(),
                holds,
                holds.isEmpty() ? List.of() : List.of("serverHold"),
                holds.isEmpty() ? null : new HoldSnapshot(List.of(), List.of(), List.of()),
                at,
                null,
                null);
    }

    private void tell(Event event) {
        kafka.deliver(event);
    }

    private static void awaitStatus(Authority authority, UUID flag, String status) {
        await("the status %s for %s".formatted(status, authority.clientId()))
                .until(() -> authority.reads(flag).extract().path("domains[0].status"), status::equals);
    }

    private static void assertStatus(Authority authority, UUID flag, String status) {
        authority.reads(flag).body("domains[0].status", equalTo(status));
    }
}
