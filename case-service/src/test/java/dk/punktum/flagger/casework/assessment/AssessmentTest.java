package dk.punktum.flagger.casework.assessment;

import static dk.punktum.flagger.casework.Casework.aFlag;
import static dk.punktum.flagger.casework.Casework.anAgreement;
import static dk.punktum.flagger.casework.Casework.look;
import static dk.punktum.flagger.casework.Casework.name;
import static dk.punktum.flagger.casework.Casework.registerIsUpAbout;
import static dk.punktum.flagger.casework.Casework.timeline;
import static dk.punktum.flagger.testing.EventBuilder.SOME_TIME;
import static dk.punktum.flagger.testing.Events.aFlagReceived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.AgreementStanding;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.events.Verdict;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@CaseworkTest
class AssessmentTest {

    private Casework casework;

    @BeforeEach
    void listen() {
        casework = new Casework();
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    @Test
    void aSoundCaseIsUpheldAtOnceWhereThePolicyAllowsIt() {
        // Given
        UUID authority = casework.anAuthority();

        // When
        FlagReceived flag = casework.flag(authority, name("straks"), "terms-9.1");

        // Then
        CaseOpened opened = casework.opened(flag);
        CaseDecided decided = casework.decided(flag);
        assertThat(opened.caseNumber()).matches("C-2026-\\d{6}");
        assertThat(decided.verdict()).isEqualTo(Verdict.UPHELD);
        assertThat(decided.decidedBy()).isEqualTo(DecidedBy.POLICY);
        assertThat(decided.suspensionPeriod()).isEqualTo(Period.ofDays(30));
        assertThat(decided.caseId()).isEqualTo(opened.caseId());
        assertThat(decided.caseNumber()).isEqualTo(opened.caseNumber());
        assertThat(casework.kafka()
                        .await("the verdict", CaseDecided.class, flag.key())
                        .correlationId())
                .isEqualTo(flag.flagId().toString());
    }

    @Test
    void everyCheckAndItsResultIsShown() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("synlig"), "terms-9.1");

        // When
        var shown = look(casework.caseIn("UPHELD", flag));

        // Then
        assertThat(shown.getList("checks.code", String.class))
                .containsExactly(
                        "AGREEMENT_IN_FORCE",
                        "GROUND_COVERED",
                        "NOT_WITHDRAWN",
                        "NAME_REGISTERED",
                        "NAME_NOT_SEIZED",
                        "NOT_A_DUPLICATE",
                        "NO_SUB_TENANTS",
                        "HITS_NO_OTHERS");
        assertThat(shown.getList("checks.result", String.class)).containsOnly("PASSED");
        assertThat(shown.getList("checks.checkedAt", String.class)).doesNotContainNull();
        assertThat(shown.getList("registry.statuses", String.class)).containsExactly("active");
        assertThat(shown.getString("decidedBy")).isEqualTo("POLICY");
        assertThat(shown.getString("suspensionPeriod")).isEqualTo("P30D");
    }

    @Test
    void aNameThatIsNotRegisteredIsDeclined() {
        FlagReceived flag = casework.flag(casework.anAuthority(), name("ukendt"), "terms-9.1");

        assertThat(casework.decided(flag).declineReason()).isEqualTo(DeclineReason.DOMAIN_NOT_FOUND);
        assertThat(look(casework.caseIn("DECLINED", flag)).getString("checks.find {it.code=='NAME_REGISTERED'}.result"))
                .isEqualTo("FAILED");
    }

    @Test
    void aSeizedNameIsNotOursToHold() {
        FlagReceived flag = casework.flag(casework.anAuthority(), name("beslaglagt"), "terms-9.1");

        assertThat(casework.decided(flag).declineReason()).isEqualTo(DeclineReason.SEIZED);
    }

    @Test
    void aGroundOutsideTheAgreementIsDeclined() {
        UUID authority = casework.deliver(anAgreement(Uuid7.next()).covering("terms-9.2"));

        FlagReceived flag = casework.flag(authority, name("uden-hjemmel"), "terms-9.1");

        assertThat(casework.decided(flag).declineReason()).isEqualTo(DeclineReason.GROUND_OUTSIDE_AGREEMENT);
    }

    @ParameterizedTest
    @EnumSource(value = AgreementStanding.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void aFlagIsJudgedByTheAgreementAsItStoodWhenTheFlagWasReceived(AgreementStanding later) {
        // Given
        UUID authority = Uuid7.next();
        var agreement = anAgreement(authority);
        casework.deliver(agreement);
        agreement.version(2).at(SOME_TIME);
        casework.deliver(
                switch (later) {
                    case ACTIVE -> agreement.active();
                    case SUSPENDED -> agreement.suspended();
                    case TERMINATED -> agreement.terminated();
                    case EXPIRED -> agreement.expired();
                });

        // When
        FlagReceived justBefore = casework.deliver(aFlagReceived()
                .under(authority)
                .about(name("foer"))
                .at(SOME_TIME.minusSeconds(1))
                .build());
        FlagReceived justAfter = casework.deliver(aFlagReceived()
                .under(authority)
                .about(name("efter"))
                .at(SOME_TIME)
                .build());

        // Then
        assertThat(casework.decided(justBefore).verdict()).isEqualTo(Verdict.UPHELD);
        assertThat(casework.decided(justAfter).declineReason()).isEqualTo(DeclineReason.AGREEMENT_NOT_IN_FORCE);
    }

    @Test
    void aCaseWaitsForAnAgreementThatHasNotBeenHeardOf() {
        // Given
        UUID authority = Uuid7.next();
        FlagReceived flag = casework.flag(authority, name("foerst"), "terms-9.1");
        String id = casework.caseIn("OPEN", flag);
        await("the case to wait").until(() -> "AGREEMENT".equals(look(id).getString("waiting.waitingFor")));

        // When
        casework.deliver(anAgreement(authority));

        // Then
        assertThat(casework.decided(flag).verdict()).isEqualTo(Verdict.UPHELD);
    }

    @Test
    void anAgreementWhoseHistoryIsIncompleteIsForAPerson() {
        UUID authority = casework.deliver(
                anAgreement(Uuid7.next()).version(5).suspended().at(SOME_TIME.plusSeconds(1)));

        FlagReceived flag = casework.flag(authority, name("hul"), "terms-9.1");

        var shown = look(casework.caseIn("UNDER_REVIEW", flag));
        assertThat(shown.getString("desk.level")).isEqualTo("ONE_OFFICER");
        assertThat(shown.getString("checks[0].result")).isEqualTo("NEEDS_A_PERSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nede", "tavs"})
    void aCaseWaitsUntilTheRegisterAnswersAndIsThenDecided(String prefix) {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name(prefix), "terms-9.1");
        String id = casework.caseIn("OPEN", flag);
        await("two attempts to ask the register").until(() -> Casework.attempts(id) >= 2);
        assertThat(casework.allDecided(flag)).isEmpty();

        // When
        registerIsUpAbout(flag.domain().aLabel());

        // Then
        assertThat(casework.decided(flag).verdict()).isEqualTo(Verdict.UPHELD);
        assertThat(timeline(id).getList("findAll {it.kind=='WAITING'}.code", String.class))
                .containsExactly("REGISTRY");
        assertThat(look(id).getMap("waiting")).isNull();
    }

    @Test
    void aGroundWithoutPolicyWaitsForOne() {
        UUID authority = casework.deliver(anAgreement(Uuid7.next()).covering("terms-11.7"));

        FlagReceived flag = casework.flag(authority, name("uden-politik"), "terms-11.7");

        String id = casework.caseIn("OPEN", flag);
        await("the case to wait").until(() -> "POLICY".equals(look(id).getString("waiting.waitingFor")));
    }

    @Test
    void theSameAuthorityCanNotFlagANameTwiceOnTheSameGround() {
        // Given
        UUID authority = casework.anAuthority();
        FlagReceived first = casework.flag(authority, name("dobbelt"), "terms-9.1");
        casework.decided(first);

        // When
        FlagReceived again = casework.flag(authority, first.domain().aLabel(), "terms-9.1");
        FlagReceived onAnotherGround = casework.flag(authority, first.domain().aLabel(), "terms-9.2");

        // Then
        assertThat(casework.decided(again).declineReason()).isEqualTo(DeclineReason.DUPLICATE);
        assertThat(casework.decided(onAnotherGround).verdict()).isEqualTo(Verdict.UPHELD);
    }

    @Test
    void anAuthorityStaysTheSameUnderItsNextAgreement() {
        // Given
        var agreement = anAgreement(Uuid7.next());
        UUID old = casework.deliver(agreement);
        UUID renewed = casework.deliver(agreement.id(Uuid7.next()));
        FlagReceived first = casework.flag(old, name("fornyet"), "terms-9.1");
        casework.decided(first);

        // When
        FlagReceived again = casework.flag(renewed, first.domain().aLabel(), "terms-9.1");

        // Then
        assertThat(casework.decided(again).declineReason()).isEqualTo(DeclineReason.DUPLICATE);
    }

    @Test
    void twoFlagsAtOnceOnOneNameLeadToOneUpheldCase() {
        // Given
        UUID authority = casework.anAuthority();
        String name = name("samtidig");

        // When
        List<FlagReceived> flags = IntStream.range(0, 6)
                .mapToObj(_ -> aFlag(authority, name, "terms-9.1"))
                .toList();
        flags.forEach(casework::deliver);

        // Then
        assertThat(flags.stream().map(flag -> casework.decided(flag).verdict()))
                .containsOnlyOnce(Verdict.UPHELD)
                .hasSize(6);
    }

    @Test
    void aDeclinedCaseIsNoObstacleToANewFlag() {
        // Given
        UUID authority = Uuid7.next();
        var agreement = anAgreement(authority).suspended();
        casework.deliver(agreement);
        FlagReceived declined = casework.flag(authority, name("igen"), "terms-9.1");
        casework.decided(declined);
        casework.deliver(agreement.version(2).active().at(SOME_TIME.plusSeconds(5)));

        // When
        FlagReceived again = casework.deliver(aFlagReceived()
                .under(authority)
                .about(declined.domain())
                .at(SOME_TIME.plusSeconds(10))
                .build());

        // Then
        assertThat(casework.decided(again).verdict()).isEqualTo(Verdict.UPHELD);
    }

    @Test
    void twoAuthoritiesMayHoldOneName() {
        String name = name("to-myndigheder");

        FlagReceived one = casework.flag(casework.anAuthority(), name, "terms-9.1");
        FlagReceived other = casework.flag(casework.anAuthority(), name, "terms-9.1");

        assertThat(casework.decided(one).verdict()).isEqualTo(Verdict.UPHELD);
        assertThat(casework.decided(other).verdict()).isEqualTo(Verdict.UPHELD);
    }

    @Test
    void aRedeliveredFlagOpensOneCase() {
        // Given
        UUID authority = casework.anAuthority();
        FlagReceived flag = aFlag(authority, name("gentaget"), "terms-9.1");
        UUID eventId = Uuid7.next();

        // When
        casework.kafka().deliver(flag, eventId);
        casework.kafka().deliver(flag, eventId);
        casework.kafka().deliver(flag, Uuid7.next());
        casework.fenceBehind(flag);

        // Then
        assertThat(casework.allOpened(flag)).hasSize(1);
        assertThat(casework.allDecided(flag)).hasSize(1);
    }

    @Test
    void sixtyNamesOfOneFlagAreAllDecided() {
        // Given
        UUID authority = casework.anAuthority();
        UUID flagId = Uuid7.next();
        List<FlagReceived> flags = IntStream.range(0, 60)
                .mapToObj(_ -> aFlagReceived()
                        .under(authority)
                        .ofFlag(flagId)
                        .about(name("mange"))
                        .build())
                .toList();

        // When
        flags.forEach(casework::deliver);

        // Then
        assertThat(flags)
                .allSatisfy(flag -> assertThat(casework.decided(flag).verdict()).isEqualTo(Verdict.UPHELD));
        assertThat(flags.stream().map(flag -> casework.decided(flag).caseNumber()))
                .doesNotHaveDuplicates();
    }
}
