package dk.punktum.flagger.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    private static final Reference REFERENCE = new Reference("C-2026-000042", "7K3M9QX2T0");

    @Test
    void isReadAsItIsWritten() {
        assertThat(Reference.read(REFERENCE.toString())).contains(REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c-2026-000042-7k3m9qx2t0",
                "C-2026-000042-7K3M9QX2TO",
                "  C-2026-000042-7K3M9QX2T0\n",
                "C-2026-000042-7K3M9 QX2T0"
            })
    void isReadAsPeopleTypeIt(String typed) {
        assertThat(Reference.read(typed)).contains(REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "C-2026-000042",
                "7K3M9QX2T0",
                "-7K3M9QX2T0",
                "C-2026-000042-7K3M9QX2TU",
                "C;'--7K3M9QX2T0"
            })
    void isNotReadFromAnythingElse(String typed) {
        assertThat(Reference.read(typed)).isEmpty();
    }

    @Test
    void whatIsTooLongIsNotEvenLookedAt() {
        assertThat(Reference.read("C".repeat(1_000_000))).isEmpty();
    }

    @Test
    void newCodesAreReadableAndDoNotRepeat() {
        var codes = Stream.generate(Reference::newCode).limit(10_000).collect(Collectors.toSet());

        assertThat(codes).hasSize(10_000);
        assertThat(codes)
                .allSatisfy(code -> assertThat(Reference.read("C-1-" + code)).contains(new Reference("C-1", code)));
    }
}
