package dk.punktum.flagger.casework.collateral;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.casework.policy.DecisionLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollateralRulesTest {

    /// Hosts: how many other names each serves, `?` where that is not known.
    @ParameterizedTest
    @CsvSource({
        "     , NONE,      false, AUTOMATIC,    '',                            ''",
        "     , MX,        false, AUTOMATIC,    MAIL,                          ''",
        "     , ADDRESS,   false, AUTOMATIC,    MAIL,                          ''",
        "     , NOT_KNOWN, false, AUTOMATIC,    '',                            MAIL",
        "0 0  , NONE,      false, AUTOMATIC,    '',                            ''",
        "0 1  , NONE,      false, TWO_OFFICERS, OTHER_DOMAINS,                 ''",
        "61   , MX,        false, TWO_OFFICERS, OTHER_DOMAINS MAIL,            ''",
        "?    , MX,        false, AUTOMATIC,    MAIL,                          OTHER_DOMAINS",
        "? 2  , NOT_KNOWN, false, TWO_OFFICERS, OTHER_DOMAINS,                 OTHER_DOMAINS MAIL",
        "     , NONE,      true,  TWO_OFFICERS, SUB_TENANTS,                   ''",
        "3    , MX,        true,  TWO_OFFICERS, OTHER_DOMAINS MAIL SUB_TENANTS, ''",
    })
    void whatAHoldWouldHitSaysWhoDecides(
            @Nullable String hosts,
            MailUse mail,
            boolean subTenants,
            DecisionLevel level,
            String effects,
            String gaps) {
        var collateral = new Collateral(hosts(hosts), mail);

        assertThat(CollateralRules.level(collateral, subTenants)).isEqualTo(level);
        assertThat(codes(CollateralRules.effects(collateral, subTenants))).isEqualTo(effects);
        assertThat(codes(CollateralRules.gaps(collateral))).isEqualTo(gaps);
    }

    private static List<OwnHost> hosts(@Nullable String others) {
        return others == null
                ? List.of()
                : Arrays.stream(others.strip().split(" "))
                        .map(each -> new OwnHost("ns.eksempel.dk", each.equals("?") ? null : Integer.valueOf(each)))
                        .toList();
    }

    private static String codes(Set<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
