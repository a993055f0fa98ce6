package dk.punktum.flagger.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LanesTest {

    @Test
    void eachComesToSomething() {
        try (var lanes = new Lanes<Integer>()) {
            lanes.start(() -> 1);
            lanes.start(() -> 2);
            assertThat(lanes.await()).containsExactly(1, 2);
        }
    }

    @Test
    @Timeout(20)
    void theFaultOfOneIsToldAndTheOthersEnd() {
        var ended = new CountDownLatch(1);
        var fault = new IllegalArgumentException();
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    try (var lanes = new Lanes<Integer>()) {
                        lanes.start(() -> {
                            throw fault;
                        });
                        lanes.start(() -> {
                            while (!lanes.stopped()) {
                                Thread.onSpinWait();
                            }
                            ended.countDown();
                            return 2;
                        });
                        var _ = lanes.await();
                    }
                })
                .withCause(fault);
        assertThat(ended.getCount()).isZero();
    }
}
