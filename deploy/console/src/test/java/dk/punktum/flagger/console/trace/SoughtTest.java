package dk.punktum.flagger.console.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {

    @ParameterizedTest
    @ValueSource(strings = {"æøåöäüé.dk", "xn--4cabco7dk5a.dk", " ÆØÅÖÄÜÉ.DK "})
    void aName(String typed) {
        assertThat(Sought.of(typed)).isEqualTo(new Sought.Name("xn--4cabco7dk5a.dk"));
    }

    @ParameterizedTest
    @CsvSource({"f-2026-000017, F-2026-000017", "C-2026-000042, C-2026-000042", "O-2026-000003, O-2026-000003"})
    void aNumber(String typed, String number) {
        assertThat(Sought.of(typed)).isEqualTo(new Sought.Number(number));
    }

    @Test
    void anId() {
        UUID id = UUID.randomUUID();

        assertThat(Sought.of(" " + id + " ")).isEqualTo(new Sought.Id(id));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"www.eksempel.dk, eksempel.dk", "X-2026-000001, -", "eksempel.com, -", "1-1-1-1-1, -"})
    void noneOfThese(String typed, String meant) {
        assertThat(Sought.of(typed)).isEqualTo(new Sought.NotUnderstood(meant));
    }
}
