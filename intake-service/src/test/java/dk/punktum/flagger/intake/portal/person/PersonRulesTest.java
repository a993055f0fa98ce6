package dk.punktum.flagger.intake.portal.person;

import static dk.punktum.flagger.intake.portal.person.AuthorityRole.APPROVER;
import static dk.punktum.flagger.intake.portal.person.AuthorityRole.SUBMITTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.punktum.flagger.intake.portal.person.PersonRules.Objection;
import dk.punktum.flagger.intake.portal.person.PersonRules.Ruling;
import dk.punktum.flagger.intake.portal.person.PersonStanding.Acts;
import dk.punktum.flagger.intake.portal.person.PersonStanding.DoesNotAct;
import dk.punktum.flagger.intake.portal.person.PersonStanding.NotKnown;
import dk.punktum.flagger.intake.portal.person.PersonStanding.Why;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PersonRulesTest {

    private static final UUID OURS = UUID.randomUUID();
    private static final List<AuthorityRole> EITHER = List.of(SUBMITTER, APPROVER);

    @ParameterizedTest
    @MethodSource
    void whoGetsAPage(PersonStanding standing, List<AuthorityRole> wanted, @Nullable Objection objection) {
        assertThat(PersonRules.rule(standing, OURS, wanted.toArray(AuthorityRole[]::new)))
                .isEqualTo(objection == null ? new Ruling.Allowed((Acts) standing) : new Ruling.Refused(objection));
    }

    static Stream<Arguments> whoGetsAPage() {
        return Stream.of(
                arguments(acts(OURS, SUBMITTER), EITHER, null),
                arguments(acts(OURS, APPROVER), EITHER, null),
                arguments(acts(OURS, SUBMITTER), List.of(SUBMITTER), null),
                arguments(acts(OURS, SUBMITTER, APPROVER), List.of(APPROVER), null),
                arguments(acts(OURS, APPROVER), List.of(SUBMITTER), Objection.NOT_A_SUBMITTER),
                arguments(acts(OURS, SUBMITTER), List.of(APPROVER), Objection.NOT_AN_APPROVER),
                arguments(acts(OURS), EITHER, Objection.NOT_A_SUBMITTER),
                arguments(acts(UUID.randomUUID(), SUBMITTER, APPROVER), EITHER, Objection.OTHER_AUTHORITY),
                arguments(new DoesNotAct(Why.UNKNOWN), EITHER, Objection.NOT_NAMED),
                arguments(new DoesNotAct(Why.NOT_YET), EITHER, Objection.NOT_YET),
                arguments(new DoesNotAct(Why.OVER), EITHER, Objection.OVER),
                arguments(new NotKnown(), EITHER, Objection.NOT_CHECKABLE));
    }

    private static Acts acts(UUID agreementId, AuthorityRole... roles) {
        return new Acts(agreementId, Set.of(roles), false);
    }
}
