package dk.punktum.flagger.intake.warning;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class WarningTest extends IntakeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsToBeKnownOfANameHasToBeAcknowledged() {
        ObjectNode flag = flag(ONE, "eksempel.dk", "co.dk", "borger.dk");

        intake.assertNoTrace(() -> assertProblem(ONE.submits(flag.toString()), 422, "warnings-not-acknowledged")
                .body("errors.pointer", contains("/domains/1", "/domains/2"))
                .body("errors.code", contains("name-with-sub-tenants", "high-impact-name"))
                .body("domains.outcome", contains("ACCEPTED", "ACCEPTED", "ACCEPTED"))
                .body("domains[1].warnings.code", contains("name-with-sub-tenants"))
                .body("domains[0]", not(hasKey("warnings"))));
    }

    @Test
    void onceAcknowledgedItIsTakenAndTheAcknowledgementIsKept() {
        ObjectNode flag = flag(ONE, "eksempel.dk", "CO.dk", "borger.dk");
        acknowledge(flag, "co.dk", "name-with-sub-tenants");
        acknowledge(flag, "Borger.dk", "high-impact-name");
        acknowledge(flag, "eksempel.dk", "existing-hold");

        UUID id = UUID.fromString(ONE.submits(flag.toString())
                .statusCode(202)
                .body("domains[1].warnings.code", contains("name-with-sub-tenants"))
                .extract()
                .path("flagId"));

        ONE.reads(id)
                .body("domains[0]", not(hasKey("acknowledgedWarnings")))
                .body("domains[1].acknowledgedWarnings", contains("name-with-sub-tenants"))
                .body("domains[2].acknowledgedWarnings", contains("high-impact-name"));
    }

    @Test
    void theAcknowledgementOfOneNameIsNotThatOfAnother() {
        ObjectNode flag = flag(ONE, "co.dk", "biz.dk");
        acknowledge(flag, "co.dk", "name-with-sub-tenants");
        acknowledge(flag, "biz.dk", "high-impact-name");

        assertProblem(ONE.submits(flag.toString()), 422, "warnings-not-acknowledged")
                .body("errors.pointer", contains("/domains/1"));
    }

    @Test
    void thatMailWillStopHasToBeKnown() {
        ObjectNode flag = flag(ONE, "post-a.dk", "adresse-a.dk", "nulmx-a.dk", "eksempel.dk");

        intake.assertNoTrace(() -> assertProblem(ONE.submits(flag.toString()), 422, "warnings-not-acknowledged")
                .body("errors.pointer", contains("/domains/0", "/domains/1"))
                .body("errors.code", contains("name-used-for-mail", "name-used-for-mail")));

        acknowledge(flag, "post-a.dk", "name-used-for-mail");
        acknowledge(flag, "adresse-a.dk", "name-used-for-mail");
        UUID id = UUID.fromString(
                ONE.submits(flag.toString()).statusCode(202).extract().path("flagId"));

        ONE.reads(id).body("domains[0].acknowledgedWarnings", contains("name-used-for-mail"));
    }

    @Test
    void aResolverThatDoesNotAnswerKeepsNoFlagFromBeingTaken() {
        ONE.submits(flag(ONE, "dnstavs-a.dk", "dnsfejl-a.dk").toString())
                .statusCode(202)
                .body("domains[0]", not(hasKey("warnings")))
                .body("domains[0]", not(hasKey("lookup")));
    }

    @Test
    void aNameThatIsHeldIsWarnedAboutUntilItIsFree() throws SQLException {
        String name = "held-%s.dk".formatted(UUID.randomUUID());
        heard(name, 1, "now()");

        ObjectNode flag = flag(TWO, name);
        assertProblem(TWO.submits(flag.toString()), 422, "warnings-not-acknowledged")
                .body("errors.code", contains("existing-hold"));
        acknowledge(flag, name, "existing-hold");
        TWO.submits(flag.toString()).statusCode(202);

        heard(name, 2, "null");
        ONE.submits(flag(ONE, name).toString()).statusCode(202);
        // News that was overtaken changes nothing.
        heard(name, 0, "now()");
        ONE.submits(flag(ONE, name).toString()).statusCode(202);
    }

    @Test
    void aWarningThatDoesNotExistCanNotBeAcknowledged() {
        ObjectNode flag = flag(ONE, "eksempel.dk");
        acknowledge(flag, "eksempel.dk", "existing-holds");

        intake.assertNoTrace(() -> assertProblem(ONE.submits(flag.toString()), 422, "unknown-warning")
                .body("errors[0].pointer", equalTo("/acknowledgedWarnings/0/code")));
    }

    /// What suspension-service tells of a name: one hold, or none.
    private void heard(String name, long sequence, String placedAt) throws SQLException {
        intake.execute("""
                insert into suspension_fact (id, domain, sequence, kind, happened_at, case_id, placed_at)
                values (gen_random_uuid(), '%s', %d, 'STATE', now(), %s, %s)""".formatted(name, sequence, placedAt.equals("null") ? "null" : "gen_random_uuid()", placedAt));
    }

    private static ObjectNode flag(Authority authority, String... names) {
        return JSON.valueToTree(authority.decides(names));
    }

    private static void acknowledge(ObjectNode flag, String name, String code) {
        flag.withArray("acknowledgedWarnings").addObject().put("domain", name).put("code", code);
    }
}
