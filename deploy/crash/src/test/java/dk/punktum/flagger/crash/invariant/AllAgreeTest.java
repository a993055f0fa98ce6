package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllAgreeTest {

    @ParameterizedTest
    @CsvSource({
        // suspended, zone, RDAP, told, name servers to be put back, violations
        "true,  NXDOMAIN, held,   4, ns1, 0",
        "true,  ns1,      held,   4, ns1, 1",
        "true,  NXDOMAIN, active, 4, ns1, 1",
        "true,  NXDOMAIN, held,   3, ns1, 1",
        "true,  ns1,      active, 3, ns1, 3",
        "true,  NXDOMAIN, held,   4, ns2, 1",
        "true,  NXDOMAIN, held,   4, '', 1",
        "false, ns1,      active, 4, '', 0",
        "false, NXDOMAIN, active, 4, '', 1",
        "false, ns2,      active, 4, '', 1",
        "false, ns1,      held,   4, '', 1",
        "false, ns1,      active, 3, '', 1"
    })
    void fourWitnessesSayTheSame(
            boolean suspended, String zone, String register, int told, String putBack, int violations) {
        var seen = new NameSeen(
                "a.dk",
                zone,
                register.equals("held") ? "[\"server hold\"]" : "[\"active\"]",
                "ns1",
                "[\"active\"]",
                told + (suspended ? " suspended" : " free"),
                "4" + (suspended ? " suspended" : " free"),
                "ns1",
                putBack,
                suspended);

        assertThat(AllAgree.violations(List.of(seen))).hasSize(violations);
    }
}
