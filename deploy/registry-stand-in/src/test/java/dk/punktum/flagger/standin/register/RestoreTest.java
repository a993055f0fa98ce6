package dk.punktum.flagger.standin.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTest {

    @Test
    void statusesThatFollowFromTheRestAreNotStored() {
        assertThat(restore(List.of("ok", "inactive", "linked", "autoRenewPeriod"), List.of()))
                .contains(new Restore(Set.of(), List.of(), List.of(), null, Set.of()));
    }

    @Test
    void aStatusThatEppDoesNotHaveIsRefused() {
        assertThat(restore(List.of("serverSleep"), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536 13 2 AB", "1 256 2 AB", "1 13 256 AB", "1 13 2 ABC", "1 13 2 XY", "1 13 2", ""})
    void aDsRecordThatDnsCanNotCarryIsRefused(String ds) {
        assertThat(restore(List.of(), List.of(ds))).isEmpty();
    }

    private static Optional<Restore> restore(List<String> statuses, List<String> dsRecords) {
        return Restore.of(statuses, List.of(), dsRecords, null, Set.of());
    }
}
