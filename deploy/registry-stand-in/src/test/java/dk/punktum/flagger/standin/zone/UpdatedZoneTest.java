package dk.punktum.flagger.standin.zone;

import static dk.punktum.flagger.standin.register.Changes.suspend;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.Registers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class UpdatedZoneTest {

    private static final Name EXAMPLE = Name.fromConstantString("eksempel.dk.");
    private static final Name WITH_GLUE = Name.fromConstantString("med-glue.dk.");
    private static final Name ELSEWHERE = Name.fromConstantString("ns1.landing-page.example.");

    private final Register register = Registers.running();

    @TempDir
    Path directory;

    /// A name that was suspended before anybody has asked is still to be found: else nobody could put it back.
    @Test
    void whatTheRegisterSaysOfSuspensionsDoesNotCount() {
        // Given
        Optional<Delegation> before = zone().delegationOver(WITH_GLUE);
        register.apply(suspend("med-glue.dk", 1));

        // When
        UpdatedZone begunLater = zone();

        // Then
        assertThat(before.orElseThrow().glue()).hasSize(3);
        assertThat(begunLater.delegationOver(WITH_GLUE)).isEqualTo(before);
        assertThat(new Zone(register).delegationOver(WITH_GLUE)).isEmpty();
    }

    @Test
    void aProcessThatEndsForgetsNothing() {
        // Given
        UpdatedZone killed = zone();
        Delegation withGlue = killed.delegationOver(WITH_GLUE).orElseThrow();

        // When
        assertThat(leadElsewhere(killed)).isEqualTo(Rcode.NOERROR);
        UpdatedZone next = zone();

        // Then
        Delegation landing = next.delegationOver(EXAMPLE).orElseThrow();
        assertThat(landing.nameServers()).extracting(NSRecord::getTarget).containsExactly(ELSEWHERE);
        assertThat(landing.nameServers()).extracting(NSRecord::getTTL).containsExactly(60L);
        assertThat(landing.ds()).isEmpty();
        assertThat(next.delegationOver(WITH_GLUE).orElseThrow()).satisfies(kept -> {
            assertThat(kept.nameServers()).containsExactlyInAnyOrderElementsOf(withGlue.nameServers());
            assertThat(kept.glue()).containsExactlyInAnyOrderElementsOf(withGlue.glue());
        });
    }

    @Test
    void whatCanNotBeWrittenIsNotDone() throws Exception {
        // Given
        UpdatedZone zone = zone();
        Optional<Delegation> before = zone.delegationOver(EXAMPLE);
        Files.delete(directory);

        // When
        int rcode = leadElsewhere(zone);

        // Then
        assertThat(rcode).isEqualTo(Rcode.SERVFAIL);
        assertThat(zone.delegationOver(EXAMPLE)).isEqualTo(before);
        Files.createDirectory(directory);
    }

    private UpdatedZone zone() {
        return new UpdatedZone(new Zone(register), true, Optional.of(new ZoneFile(directory.resolve("dk.zone"))));
    }

    private static int leadElsewhere(UpdatedZone zone) {
        return zone.update(records -> {
            records.remove(new UpdatedZone.RecordSet(EXAMPLE, Type.DS));
            records.put(
                    new UpdatedZone.RecordSet(EXAMPLE, Type.NS),
                    new LinkedHashSet<>(Set.of(new NSRecord(EXAMPLE, DClass.IN, 60, ELSEWHERE))));
            return Rcode.NOERROR;
        });
    }
}
