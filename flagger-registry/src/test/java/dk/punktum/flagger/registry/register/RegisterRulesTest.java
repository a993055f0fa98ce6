package dk.punktum.flagger.registry.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.registry.agreement.AgreementStatus;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterRulesTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    STATUS,     TODAY,      STANDING
                    APPLIED,    2026-07-15,
                    HEARING,    2026-07-15,
                    REJECTED,   2026-07-15,
                    ACTIVE,     2026-06-30, NOT_YET_IN_FORCE
                    ACTIVE,     2026-07-01, IN_FORCE
                    ACTIVE,     2026-07-31, IN_FORCE
                    ACTIVE,     2026-08-01, ENDED
                    SUSPENDED,  2026-07-15, ON_HOLD
                    SUSPENDED,  2026-08-01, ENDED
                    TERMINATED, 2026-07-15, ENDED
                    EXPIRED,    2026-08-01, ENDED""")
    void thePublicIsToldWhereAnAuthorityStandsToday(
            AgreementStatus status, LocalDate today, @Nullable RegisterStanding standing) {
        assertThat(RegisterRules.standing(status, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31), today))
                .isEqualTo(Optional.ofNullable(standing));
    }
}
