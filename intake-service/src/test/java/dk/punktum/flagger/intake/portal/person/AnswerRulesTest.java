package dk.punktum.flagger.intake.portal.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.portal.person.PersonStanding.Acts;
import dk.punktum.flagger.intake.portal.person.PersonStanding.DoesNotAct;
import dk.punktum.flagger.intake.portal.person.PersonStanding.NotKnown;
import dk.punktum.flagger.intake.portal.person.PersonStanding.Why;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerRulesTest {

    private static final String ID = "0197c1f4-7a60-7000-8000-000000000001";
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource
    void whatIsNotUnderstoodLetsNobodyIn(String answer, PersonStanding standing) throws JsonProcessingException {
        assertThat(AnswerRules.acting(JSON.readTree(answer.replace('\'', '"')))).isEqualTo(standing);
    }

    static Stream<Arguments> whatIsNotUnderstoodLetsNobodyIn() {
        UUID id = UUID.fromString(ID);
        Set<AuthorityRole> submitter = Set.of(AuthorityRole.SUBMITTER);
        return Stream.of(
                arguments(
                        "{'agreementId': '%s', 'roles': ['SUBMITTER', 'APPROVER'], 'fourEyes': false}".formatted(ID),
                        new Acts(id, Set.of(AuthorityRole.values()), false)),
                arguments(
                        "{'agreementId': '%s', 'roles': ['SUBMITTER', 'ARCHIVIST'], 'fourEyes': true}".formatted(ID),
                        new Acts(id, submitter, true)),
                arguments("{'agreementId': '%s', 'roles': ['SUBMITTER']}".formatted(ID), new Acts(id, submitter, true)),
                arguments("{'agreementId': '%s'}".formatted(ID), new Acts(id, Set.of(), true)),
                arguments("{'agreementId': 'x', 'roles': ['SUBMITTER']}", new NotKnown()),
                arguments("{'roles': ['SUBMITTER']}", new NotKnown()),
                arguments("[]", new NotKnown()));
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, UNKNOWN", "NOT_YET, NOT_YET", "OVER, OVER", "SOMETHING_ELSE, UNKNOWN"})
    void whoDoesNotActIsToldWhy(String said, Why why) {
        assertThat(AnswerRules.notActing(JSON.createObjectNode()
                        .put("type", "tag:punktum.dk,2026:problem/unknown-person")
                        .put("why", said)))
                .isEqualTo(new DoesNotAct(why));
    }

    @ParameterizedTest
    @CsvSource({"about:blank", "tag:punktum.dk,2026:problem/not-found"})
    void another404SaysNothingOfThePerson(String type) {
        assertThat(AnswerRules.notActing(JSON.createObjectNode().put("type", type)))
                .isEqualTo(new NotKnown());
    }
}
