package dk.punktum.flagger.suspension.dnsupdate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DnsUpdateRulesTest {

    @ParameterizedTest
    @CsvSource({"1, PT0.5S", "2, PT1S", "3, PT2S", "7, PT32S", "8, PT1M", "100, PT1M"})
    void triesGetFartherApartUpToAMinute(int attempts, Duration wait) {
        assertThat(DnsUpdateRules.untilRetry(attempts)).isEqualTo(wait);
    }

    @Test
    void aNewerOrderWaitsAsLongAsAnythingMayBeSentAndTaken() {
        assertThat(DnsUpdateRules.quiet(Duration.ofSeconds(20), Duration.ofSeconds(30)))
                .isEqualTo(Duration.ofSeconds(80));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOpenCanEnd(DnsUpdateStatus status) {
        assertThat(status.next().contains(DnsUpdateStatus.SUPERSEDED)).isEqualTo(status.isOpen());
    }
}
