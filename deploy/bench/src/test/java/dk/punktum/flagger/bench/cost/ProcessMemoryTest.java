package dk.punktum.flagger.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessMemoryTest {

    @Test
    void whatIsSharedCountsInPart() {
        List<String> rollup = """
                00400000-7ffc8f5fe000 ---p 00000000 00:00 0                              [rollup]
                Rss:              112152 kB
                Pss:               99328 kB
                Pss_Dirty:         80000 kB
                Pss_Anon:          79000 kB
                SwapPss:               0 kB
                """.lines().toList();

        assertThat(ProcessMemory.megabytes(rollup)).isEqualTo(97.0);
    }

    @Test
    void withoutItThereIsNoFigure() {
        assertThatThrownBy(() -> ProcessMemory.megabytes(List.of("Rss: 112152 kB", "SwapPss: 0 kB")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRunningProcessHasSome() {
        assertThat(ProcessMemory.megabytes(ProcessHandle.current().pid())).isGreaterThan(10);
    }
}
