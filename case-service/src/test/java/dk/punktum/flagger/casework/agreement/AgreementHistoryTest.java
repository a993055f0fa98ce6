package dk.punktum.flagger.casework.agreement;

import static dk.punktum.flagger.events.AgreementStanding.ACTIVE;
import static dk.punktum.flagger.events.AgreementStanding.SUSPENDED;
import static dk.punktum.flagger.events.AgreementStanding.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.AgreementStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementHistoryTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant AUGUST = Instant.parse("2026-08-01T12:00:00Z");
    private static final Instant SEPTEMBER = Instant.parse("2026-09-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-07-31T00:00:00Z, true",
        "2026-08-01T11:59:59.999999Z, true",
        // From the moment of the change on.
        "2026-08-01T12:00:00Z, false",
        "2026-08-15T00:00:00Z, false",
        "2026-09-01T12:00:00Z, true"
    })
    void anAgreementIsJudgedByHowItStoodAtTheMoment(Instant moment, boolean inForce) {
        var history = history(version(2, ACTIVE, JUNE), version(3, SUSPENDED, AUGUST), version(4, ACTIVE, SEPTEMBER));

        assertThat(history.at(moment)).isEqualTo(known(inForce));
    }

    @ParameterizedTest
    @CsvSource({
        // Midnight in Denmark is 22:00 UTC in summer and 23:00 UTC in winter.
        "2026-06-30T21:59:59Z, false",
        "2026-06-30T22:00:00Z, true",
        "2026-12-31T22:59:59Z, true",
        "2026-12-31T23:00:00Z, false"
    })
    void validityIsCountedInDaysInDenmark(Instant moment, boolean inForce) {
        assertThat(history(version(2, ACTIVE, JUNE)).at(moment)).isEqualTo(known(inForce));
    }

    @Test
    void aTerminatedAgreementIsNotInForce() {
        assertThat(history(version(2, ACTIVE, JUNE), version(3, TERMINATED, AUGUST))
                        .at(SEPTEMBER))
                .isEqualTo(known(false));
    }

    @Test
    void versionsThatCameInTheWrongOrderAreReadInTheRightOne() {
        assertThat(history(version(3, SUSPENDED, AUGUST), version(2, ACTIVE, JUNE))
                        .at(SEPTEMBER))
                .isEqualTo(known(false));
    }

    @Test
    void nothingIsKnownOfAnAgreementThatWeHaveNotHeardOf() {
        assertThat(history().at(AUGUST)).isEqualTo(new AgreementThen.NotHeardOf());
    }

    @Test
    void whatWasBeforeTheFirstVersionThatWeKnowIsForAPersonToLookUp() {
        assertThat(history(version(4, SUSPENDED, SEPTEMBER)).at(AUGUST))
                .isEqualTo(new AgreementThen.HistoryIncomplete());
    }

    @Test
    void aVersionThatWeLackMayHaveBeenTheOneThatCounted() {
        var history = history(version(2, ACTIVE, JUNE), version(4, ACTIVE, SEPTEMBER));

        assertThat(history.at(AUGUST)).isEqualTo(new AgreementThen.HistoryIncomplete());
        assertThat(history.at(SEPTEMBER)).isEqualTo(known(true));
    }

    private static AgreementThen known(boolean inForce) {
        return new AgreementThen.Known(inForce, Set.of("terms-9.1"));
    }

    private static AgreementHistory history(AgreementTerms... versions) {
        return new AgreementHistory(Arrays.asList(versions));
    }

    private static AgreementTerms version(int number, AgreementStanding standing, Instant changedAt) {
        return new AgreementTerms(
                number,
                standing,
                List.of("terms-9.1"),
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 12, 31),
                changedAt);
    }
}
