package dk.punktum.flagger.intake.portal.person;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.intake.portal.person.PersonStanding.Acts;
import dk.punktum.flagger.intake.portal.person.PersonStanding.DoesNotAct;
import dk.punktum.flagger.intake.portal.person.PersonStanding.NotKnown;
import dk.punktum.flagger.intake.portal.person.PersonStanding.Why;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/// Reads what flagger-registry answers. What is not understood lets nobody in. No clock, no database.
final class AnswerRules {

    private static final String UNKNOWN_PERSON = "tag:punktum.dk,2026:problem/unknown-person";

    static PersonStanding acting(JsonNode answer) {
        try {
            Set<AuthorityRole> roles = EnumSet.noneOf(AuthorityRole.class);
            for (JsonNode role : answer.path("roles")) {
                // One that is new to us allows nothing here.
                Arrays.stream(AuthorityRole.values())
                        .filter(known -> known.name().equals(role.asText()))
                        .forEach(roles::add);
            }
            // Who does not say that one person is enough wants two.
            boolean fourEyes = answer.path("fourEyes").asBoolean(true);
            return new Acts(UUID.fromString(answer.path("agreementId").asText()), roles, fourEyes);
        } catch (IllegalArgumentException _) {
            return new NotKnown();
        }
    }

    /// @param problem of a 404. One of another type says that we asked at the wrong place, and nothing of
    /// the person.
    static PersonStanding notActing(JsonNode problem) {
        return problem.path("type").asText().equals(UNKNOWN_PERSON)
                ? new DoesNotAct(Arrays.stream(Why.values())
                        .filter(why -> why.name().equals(problem.path("why").asText()))
                        .findFirst()
                        .orElse(Why.UNKNOWN))
                : new NotKnown();
    }

    private AnswerRules() {}
}
