package dk.punktum.flagger.intake.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.WithdrawalReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayedProgressTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "sandbox-received.dk, RECEIVED",
        "sandbox-case-opened.dk, CASE_OPENED",
        "sandbox-upheld.dk, UPHELD",
        "sandbox-suspended.dk, SUSPENDED",
        "sandbox-effective.dk, EFFECTIVE",
        "eksempel.dk, EFFECTIVE",
        "sandbox-reversed.dk, REVERSED",
        "sandbox-lifting.dk, LIFTING",
        "sandbox-hold-lifted.dk, HOLD_LIFTED",
        "sandbox-reinstated.dk, REINSTATED",
        "sandbox-annulled.dk, REINSTATED",
        "sandbox-declined-domain-not-found.dk, DECLINED",
        "sandbox-declined-seized.dk, DECLINED"
    })
    void inTheEndANameIsWhereItsNameSays(String name, FlagDomainStatus status) {
        assertThat(progress(name, 3600, null).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "1, RECEIVED",
        "2, CASE_OPENED",
        "4, UPHELD",
        "6, SUSPENDED",
        "8, EFFECTIVE",
        "10, LIFTING",
        "12, HOLD_LIFTED",
        "14, REINSTATED"
    })
    void itGoesOnByItself(int seconds, FlagDomainStatus status) {
        assertThat(progress("sandbox-reinstated.dk", seconds, null).status()).isEqualTo(status);
    }

    @Test
    void aDeclinedCaseSaysWhy() {
        CaseLife registryCase =
                progress("sandbox-declined-document-insufficient.dk", 60, null).registryCase();

        assertThat(registryCase).isNotNull();
        assertThat(registryCase.declineReason()).isEqualTo(DeclineReason.DOCUMENT_INSUFFICIENT);
    }

    @ParameterizedTest
    @CsvSource({
        // Taken back before a hold stood, and after.
        "3, 3, WITHDRAWN",
        "3, 60, WITHDRAWN",
        "9, 9, LIFTING",
        "9, 13, HOLD_LIFTED",
        "9, 15, REINSTATED"
    })
    void whatIsTakenBackIsLifted(int takenBack, int seconds, FlagDomainStatus status) {
        assertThat(progress("eksempel.dk", seconds, takenBack).status()).isEqualTo(status);
    }

    private static DomainProgress progress(String name, int seconds, @Nullable Integer takenBack) {
        return PlayedProgress.of(
                new DomainName(name),
                RECEIVED,
                takenBack == null
                        ? null
                        : new WithdrawalFact(WithdrawalReason.RESOLVED, RECEIVED.plusSeconds(takenBack)),
                RECEIVED.plusSeconds(seconds));
    }
}
