package dk.punktum.flagger.standin.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTest {

    @Test
    void statusesThatFollowFromTheRestAreNotStored() {
        assertThat(Restore.of(List.of("ok", "inactive", "linked"), List.of(), List.of()))
                .contains(new Restore(Set.of(), List.of(), List.of()));
    }

    @Test
    void aStatusThatEppDoesNotHaveIsRefused() {
        assertThat(Restore.of(List.of("serverSleep"), List.of(), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536 13 2 AB", "1 256 2 AB", "1 13 256 AB", "1 13 2 ABC", "1 13 2 XY", "1 13 2", ""})
    void aDsRecordThatDnsCanNotCarryIsRefused(String ds) {
        assertThat(Restore.of(List.of(), List.of(), List.of(ds))).isEmpty();
    }
}
