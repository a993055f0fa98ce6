package dk.punktum.flagger.console.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.console.reading.RecordFilter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailQueryTest {

    @ParameterizedTest
    @ValueSource(strings = {"æøåöäüé.dk", "xn--4cabco7dk5a.dk", " ÆØÅÖÄÜÉ.dk ", "xn--4cabco7dk5a.dk."})
    void aNameIsUnderstoodInAnySpelling(String typed) {
        assertThat(TailQuery.of(typed, null, List.of(), 50).filter())
                .contains(new RecordFilter("xn--4cabco7dk5a.dk", null, Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"www.eksempel.dk, eksempel.dk", "https://eksempel.dk/a, eksempel.dk", "eksempel.com, -"})
    void whatIsNoNameIsAskedAboutAndNeverGuessed(String typed, String meant) {
        TailQuery query = TailQuery.of(typed, null, List.of(), 50);

        assertThat(query.filter()).isEmpty();
        assertThat(query.meant()).isEqualTo(meant);
    }

    @Test
    void theRestIsTakenAsFarAsItIsKnown() {
        TailQuery query = TailQuery.of(null, " c-2026-000042 ", List.of("case-opened-dlq", "nonsense"), 7);

        assertThat(query.filter()).contains(new RecordFilter(null, "C-2026-000042", Set.of("case-opened-dlq")));
        assertThat(query.rows()).isEqualTo(50);
        assertThat(query.stream()).isEqualTo("/tail/stream?domain=&case=C-2026-000042&rows=50&topic=case-opened-dlq");
    }
}
