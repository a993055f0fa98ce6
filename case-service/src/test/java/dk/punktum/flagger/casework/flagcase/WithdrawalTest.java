package dk.punktum.flagger.casework.flagcase;

import static dk.punktum.flagger.casework.Casework.aFlag;
import static dk.punktum.flagger.casework.Casework.look;
import static dk.punktum.flagger.casework.Casework.name;
import static dk.punktum.flagger.casework.Casework.timeline;
import static dk.punktum.flagger.casework.Casework.withdrawalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.events.Verdict;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CaseworkTest
class WithdrawalTest {

    @Inject
    OpenCase openCase;

    @Inject
    WithdrawFlag withdrawFlag;

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
    void aWithdrawalThatComesBeforeItsFlagClosesTheCaseAtOnce() {
        // Given
        UUID authority = casework.anAuthority();
        FlagReceived flag = aFlag(authority, name("for-tidligt"), "terms-9.1");
        withdrawFlag.withdraw(withdrawalOf(flag));

        // When
        casework.deliver(flag);

        // Then
        assertThat(casework.closed(flag).cause()).isEqualTo(CloseCause.WITHDRAWN);
        assertThat(casework.opened(flag).caseId())
                .isEqualTo(casework.closed(flag).caseId());
        casework.fenceBehind(flag);
        assertThat(casework.allDecided(flag)).isEmpty();
        assertThat(timeline(casework.caseIn("CLOSED", flag)).getList("kind", String.class))
                .containsExactly("FLAG_RECEIVED", "FLAG_WITHDRAWN", "CASE_OPENED", "CLOSED");
    }

    @Test
    void aCaseOnTheDeskIsClosedWithoutVerdict() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("bord"), "terms-9.4");
        String id = casework.caseIn("UNDER_REVIEW", flag);

        // When
        casework.withdraw(flag);

        // Then
        assertThat(casework.closed(flag).cause()).isEqualTo(CloseCause.WITHDRAWN);
        assertThat(look(id).getString("verdict")).isNull();
        assertThat(look(id).getString("closeCause")).isEqualTo("WITHDRAWN");
        Casework.assertProblem(Casework.uphold("anna", id), 409, "wrong-status");
        assertThat(casework.allDecided(flag)).isEmpty();
    }

    @Test
    void aCaseThatWaitsForTheRegisterIsClosedWithoutVerdict() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("nede"), "terms-9.1");
        String id = casework.caseIn("OPEN", flag);

        // When
        casework.withdraw(flag);

        // Then
        casework.closed(flag);
        Casework.registerIsUpAbout(flag.domain().aLabel());
        casework.fenceBehind(flag);
        assertThat(look(id).getString("status")).isEqualTo("CLOSED");
        assertThat(casework.allDecided(flag)).isEmpty();
    }

    @Test
    void anUpheldCaseIsClosedAndKeepsItsVerdict() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("holdt"), "terms-9.1");
        casework.decided(flag);

        // When
        casework.withdraw(flag);

        // Then
        assertThat(casework.closed(flag).cause()).isEqualTo(CloseCause.WITHDRAWN);
        assertThat(look(casework.caseIn("CLOSED", flag)).getString("verdict")).isEqualTo("UPHELD");
    }

    @Test
    void theWithdrawalOfADeclinedFlagIsOnlyToldInItsStory() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("ukendt"), "terms-9.1");
        assertThat(casework.decided(flag).verdict()).isEqualTo(Verdict.DECLINED);

        // When
        withdrawFlag.withdraw(withdrawalOf(flag));

        // Then
        String id = casework.caseIn("DECLINED", flag);
        assertThat(timeline(id).getList("kind", String.class)).contains("FLAG_WITHDRAWN");
        casework.fenceBehind(flag);
        assertThat(casework.allClosed(flag)).isEmpty();
    }

    @Test
    void aRepeatedWithdrawalClosesOnce() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("to-gange"), "terms-9.1");
        casework.decided(flag);
        var withdrawn = casework.withdraw(flag);
        String id = casework.caseIn("CLOSED", flag);

        // When
        withdrawFlag.withdraw(withdrawn);

        // Then
        casework.fenceBehind(flag);
        assertThat(casework.allClosed(flag)).hasSize(1);
        assertThat(timeline(id).getList("findAll {it.kind=='FLAG_WITHDRAWN'}")).hasSize(1);
    }

    @Test
    void afterTheWithdrawalTheSameAuthorityMayFlagTheNameAgain() {
        // Given
        UUID authority = casework.anAuthority();
        FlagReceived first = casework.flag(authority, name("paa-ny"), "terms-9.1");
        casework.decided(first);
        casework.withdraw(first);
        casework.closed(first);

        // When
        FlagReceived again = casework.flag(authority, first.domain().aLabel(), "terms-9.1");

        // Then
        assertThat(casework.decided(again).verdict()).isEqualTo(Verdict.UPHELD);
    }

    /// Without the lock that both take, neither transaction sees the other, and the case stays open for ever.
    @Test
    void aFlagAndItsWithdrawalAtTheSameMomentAlwaysEndClosed() throws Exception {
        // Given
        UUID authority = Uuid7.next();
        List<FlagReceived> flags = new ArrayList<>();
        var start = new CyclicBarrier(2);

        // When
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 40; i++) {
                FlagReceived flag = aFlag(authority, name("kaploeb"), "terms-9.1");
                flags.add(flag);
                List<Future<Void>> both = List.of(
                        threads.submit(() -> {
                            start.await();
                            openCase.open(flag);
                            return null;
                        }),
                        threads.submit(() -> {
                            start.await();
                            withdrawFlag.withdraw(withdrawalOf(flag));
                            return null;
                        }));
                for (Future<Void> each : both) {
                    each.get();
                }
            }
        }

        // Then
        assertThat(flags)
                .allSatisfy(flag -> assertThat(casework.caseIn("CLOSED", flag)).isNotNull());
    }
}
