package dk.punktum.flagger.bench.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void takesTwoMinutesAlsoWhenNothingBecomesFaster() {
        assertThat(WarmUp.pieces(_ -> 20)).hasSize(4);
    }

    @Test
    void goesOnWhileItBecomesFaster() {
        List<Double> rates = List.of(10.0, 15.0, 18.0, 18.1, 22.0, 24.0, 24.1, 24.0);
        Iterator<Double> next = rates.iterator();

        assertThat(WarmUp.pieces(_ -> next.next())).isEqualTo(rates);
    }

    @Test
    void endsInAnyCase() {
        Iterator<Double> rates = DoubleStream.iterate(1, rate -> 2 * rate).iterator();

        assertThat(WarmUp.pieces(_ -> rates.next())).hasSize(12);
    }
}
