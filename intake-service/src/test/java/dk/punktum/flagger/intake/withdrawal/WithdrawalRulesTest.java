package dk.punktum.flagger.intake.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.WithdrawalReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalRulesTest {

    private static final List<DomainName> FLAGGED =
            List.of(DomainName.of("eksempel.dk"), DomainName.of("æøåöäüé.dk"), DomainName.of("fence.dk"));

    @Test
    void withoutNamesAllAreTakenBack() {
        assertThat(rule("{'reason': 'RESOLVED'}"))
                .isEqualTo(new WithdrawalRuling.Allowed(WithdrawalReason.RESOLVED, FLAGGED));
    }

    @Test
    void namesAreUnderstoodInAnySpellingAndAnsweredInTheOrderOfTheFlag() {
        assertThat(rule("{'reason': 'SUBMITTED_IN_ERROR', 'domains': ['FENCE.dk', 'xn--4cabco7dk5a.dk', 'fence.dk']}"))
                .isEqualTo(new WithdrawalRuling.Allowed(
                        WithdrawalReason.SUBMITTED_IN_ERROR, List.of(FLAGGED.get(1), FLAGGED.get(2))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | true | /reason missing",
                "{'reason': 'SORRY'} | false | /reason unknown-reason",
                "{'reason': 'RESOLVED', 'domains': []} | false | /domains no-domains",
                "{'reason': 'RESOLVED', 'domains': ['other.dk']} | false | /domains/0 domain-not-in-flag",
                "{'reason': 'RESOLVED', 'domains': ['fence.dk', 'www.fence.dk']} | false | /domains/1 domain-not-in-flag",
                "{'reason': 'RESOLVED', 'domains': 'fence.dk'} | true | /domains not-an-array",
                "{'reason': 'RESOLVED', 'why': 'x'} | true | /why unknown-member",
            })
    void whatIsWrongIsTold(String request, boolean malformed, String error) {
        assertThat(rule(request)).isInstanceOfSatisfying(WithdrawalRuling.Faulty.class, faulty -> {
            assertThat(faulty.malformed()).isEqualTo(malformed);
            assertThat(faulty.errors())
                    .extracting(one -> one.pointer() + " " + one.code())
                    .containsExactly(error);
        });
    }

    private static WithdrawalRuling rule(String request) {
        try {
            return WithdrawalRules.rule(FLAGGED, WithdrawalRequest.read((ObjectNode)
                    new ObjectMapper().readTree(request.replace('\'', '"'))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
