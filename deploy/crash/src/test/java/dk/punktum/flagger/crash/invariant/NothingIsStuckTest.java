package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.crash.invariant.NothingIsStuck.Leftover;
import java.util.List;
import org.junit.jupiter.api.Test;

class NothingIsStuckTest {

    @Test
    void whatIsLeftIsNamedWithItsNumber() {
        assertThat(NothingIsStuck.violations(
                        List.of(new Leftover("intake: rows in the outbox", 0), new Leftover("case: dead letters", 2))))
                .containsExactly("case: dead letters: 2");
    }
}
