package dk.punktum.flagger.intake.csv;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.agreementOf;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class CsvUploadTest extends IntakeTest {

    private static final String HEADER =
            "caseNumber,decisionDate,legalGround,triedFirst,whyLessIsNotEnough,effectOnMailAndSubPages,"
                    + "documentId,documentSha256,domain,location,acknowledgedWarnings,reportEffectTo,reportEffectToEmail\n";

    private Authority.Document document = new Authority.Document(new UUID(0, 0), "");

    private final String one = "S-" + UUID.randomUUID();
    private final String two = "S-" + UUID.randomUUID();
    private final String three = "S-" + UUID.randomUUID();

    @BeforeEach
    void aDocumentIsThere() {
        document = ONE.uploads(Authority.aPdf());
    }

    @Test
    void linesWithOneCaseNumberAreOneFlagAndEachHasItsResult() {
        String table = HEADER
                + whole(one, "eksempel.dk", "https://www.eksempel.dk/shop", "")
                + line(one, "www.fence.dk")
                + whole(two, "ÆØÅÖÄÜÉ.dk", "", "")
                + line(one, "dk-hostmaster.dk");

        ValidatableResponse answer = uploads(table, Authority.newKey())
                .then()
                .statusCode(200)
                .header("RateLimit", notNullValue())
                .body("taken", equalTo(2))
                .body("refused", equalTo(0))
                .body("flags.caseNumber", contains(one, two))
                .body("flags[0].lines", contains(2, 3, 5))
                .body("flags[0].status", equalTo(202))
                .body("flags[0].receipt.flagNumber", matchesPattern("F-[0-9]{4}-[0-9]{6,}"))
                .body("lines.line", contains(2, 3, 4, 5))
                .body("lines.outcome", contains("ACCEPTED", "REFUSED", "ACCEPTED", "ACCEPTED"))
                .body("lines[1].errors[0].code", equalTo("below-registrable-name"))
                .body("lines[1].errors[0].column", equalTo("domain"))
                .body("lines[2].aLabel", equalTo("xn--4cabco7dk5a.dk"));

        UUID flagId = UUID.fromString(answer.extract().path("flags[0].receipt.flagId"));
        ONE.reads(flagId)
                .statusCode(200)
                .body("caseNumber", equalTo(one))
                .body("domains.aLabel", contains("eksempel.dk", "dk-hostmaster.dk"))
                .body("locations", contains("https://www.eksempel.dk/shop"))
                .body("reportEffectTo.email", equalTo("flag@myndighed.example"));
        await("the events of the first flag")
                .until(() -> kafka.events(FlagReceived.class).stream()
                                .filter(event -> event.event().flagId().equals(flagId))
                                .count()
                        == 2);
    }

    @Test
    void oneThatIsNotTakenKeepsNoOtherFromIt() {
        uploads(HEADER + whole(two, "eksempel.dk", "", ""), Authority.newKey())
                .then()
                .statusCode(200);

        uploads(
                        HEADER
                                + whole(one, "eksempel.dk", "", "")
                                + whole(two, "fence.dk", "", "")
                                + whole(three, "fence.dk", "", "").replace("2026-07-01", "2999-01-01")
                                + whole("", "fence.dk", "", ""),
                        Authority.newKey())
                .then()
                .statusCode(200)
                .body("taken", equalTo(1))
                .body("refused", equalTo(3))
                .body("flags.status", contains(202, 409, 422, 400))
                .body("flags[1].problem.flagNumber", notNullValue())
                .body("lines[0].errors", nullValue())
                .body("lines[1].errors.code", contains("case-number-taken"))
                .body("lines[2].errors.code", contains("decision-date-in-future"))
                .body("lines[2].errors.column", contains("decisionDate"))
                .body("lines[3].errors.column", contains("caseNumber"));
    }

    @Test
    void theSameTableWithTheSameKeyIsTakenOnce() {
        String table = HEADER + whole(one, "eksempel.dk", "", "") + whole(two, "fence.com", "", "");
        String key = Authority.newKey();
        Response first = uploads(table, key);

        intake.assertNoTrace(() -> {
            Response again = uploads(table, key);
            assertThat(again.asString()).isEqualTo(first.asString());
        });

        // What was refused is corrected, and sent again in the same table.
        uploads(table.replace("fence.com", "fence.dk"), key)
                .then()
                .body("flags.status", contains(202, 202))
                .body("flags[0].receipt.flagId", equalTo(first.path("flags[0].receipt.flagId")));
        assertThat(intake.number("select count(*) from flag where case_number in (?, ?)", one, two))
                .isEqualTo(2);
    }

    @Test
    void aDryRunLeavesNoTrace() {
        String table = HEADER + whole(one, "eksempel.dk", "", "") + whole(two, "fence.com", "", "");

        intake.assertNoTrace(() -> ONE.asks()
                .contentType("text/csv")
                .header("Prefer", "handling=dry-run")
                .body(table.getBytes(UTF_8))
                .post("/flags/csv")
                .then()
                .statusCode(200)
                .header("Preference-Applied", equalTo("handling=dry-run"))
                .body("taken", equalTo(1))
                .body("flags[0].preview.domains[0].aLabel", equalTo("eksempel.dk"))
                .body("flags[0].receipt", nullValue())
                .body("lines.outcome", contains("ACCEPTED", "REFUSED")));
    }

    @Test
    void linesThatDisagreeAreNoFlag() {
        intake.assertNoTrace(() -> uploads(
                        HEADER
                                + whole(one, "eksempel.dk", "", "")
                                + whole(one, "fence.dk", "", "").replace("terms-9.1", "terms-9.2"),
                        Authority.newKey())
                .then()
                .statusCode(200)
                .body("flags[0].status", equalTo(422))
                .body("lines[0].errors[0].column", equalTo("legalGround"))
                .body("lines[1].errors[0].code", equalTo("lines-disagree")));
    }

    @Test
    void aWarningIsAcknowledgedOnItsLine() {
        uploads(HEADER + whole(one, "eksempel.dk", "", "") + line(one, "co.dk"), Authority.newKey())
                .then()
                .body("flags[0].status", equalTo(422))
                .body("lines[0].errors.code", contains("warnings-not-acknowledged"))
                .body("lines[1].errors.code", hasItems("name-with-sub-tenants"));

        uploads(
                        HEADER
                                + whole(one, "eksempel.dk", "", "")
                                + one + ",,,,,,,,co.dk,,name-with-sub-tenants high-impact-name,,\n",
                        Authority.newKey())
                .then()
                .body("flags[0].status", equalTo(202));
    }

    @Test
    void theAnswerIsATableForWhoAsksForOne() {
        String answer = ONE.asks()
                .contentType("text/csv")
                .accept("text/csv")
                .header("Idempotency-Key", Authority.newKey())
                .body((HEADER + whole(one, "eksempel.dk", "", "") + line(one, "=1+1")).getBytes(UTF_8))
                .post("/flags/csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(answer.lines().toList()).hasSize(3);
        assertThat(answer.lines().skip(1).findFirst().orElse(""))
                .startsWith("\"2\",\"%s\",\"eksempel.dk\",\"ACCEPTED\",\"eksempel.dk\",\"F-".formatted(one));
        assertThat(answer.lines().skip(2).findFirst().orElse(""))
                .startsWith("\"3\",\"%s\",\"'=1+1\",\"REFUSED\"".formatted(one));
    }

    @Test
    void whatCanNotBeReadIsRefusedWholeAndInWords() {
        intake.assertNoTrace(() -> {
            for (String table : List.of("", HEADER, HEADER + whole(one, "eksempel.dk", "", "") + "\"" + two)) {
                assertProblem(uploads(table, Authority.newKey()).then(), 400, "csv-unreadable")
                        .body("errors[0].line", notNullValue())
                        .body("errors[0].detail", notNullValue());
            }
            assertProblem(
                    ONE.asks()
                            .contentType("text/csv")
                            .body(HEADER.getBytes(UTF_8))
                            .post("/flags/csv")
                            .then(),
                    400,
                    "idempotency-key-missing");
        });
    }

    @Test
    void aTableHasALimitAndItsRoles() {
        byte[] large = new byte[8 * 1024 * 1024 + 1];
        assertProblem(
                ONE.asks()
                        .contentType("text/csv")
                        .header("Idempotency-Key", Authority.newKey())
                        .body(large)
                        .post("/flags/csv")
                        .then(),
                413,
                "too-large");
        for (String person : List.of("otto", "anna")) {
            assertProblem(
                    new Authority(person)
                            .asks()
                            .contentType("text/csv")
                            .body("x".getBytes(UTF_8))
                            .post("/flags/csv")
                            .then(),
                    403,
                    "forbidden");
        }
    }

    @Test
    void theQuotaHoldsForEachFlag() {
        document = TWO.uploads(Authority.aPdf());
        var admin = new Authority("anna").asks();
        String path = "/operator/quotas/" + agreementOf(TWO);
        int used = new Authority("anna").asks().get(path).path("flagsUsed");
        admin.contentType("application/json")
                .body("{\"flagsPerHour\": %d, \"namesPerHour\": 1000000, \"reason\": \"a test\"}".formatted(used + 1))
                .put(path)
                .then()
                .statusCode(200);
        try {
            TWO.asks()
                    .contentType("text/csv")
                    .header("Idempotency-Key", Authority.newKey())
                    .body((HEADER + whole(one, "eksempel.dk", "", "") + whole(two, "fence.dk", "", "")).getBytes(UTF_8))
                    .post("/flags/csv")
                    .then()
                    .statusCode(200)
                    .body("flags.status", contains(202, 429))
                    .body("lines[1].errors.code", contains("quota-exceeded"));
        } finally {
            new Authority("anna")
                    .asks()
                    .contentType("application/json")
                    .body("{\"reason\": \"the test is over\"}")
                    .put(path);
        }
    }

    private static Response uploads(String table, String key) {
        return ONE.asks()
                .contentType("text/csv")
                .header("Idempotency-Key", key)
                .body(table.getBytes(UTF_8))
                .post("/flags/csv");
    }

    /// A line that says everything.
    private String whole(String caseNumber, String domain, String location, String acknowledged) {
        return List.of(
                                caseNumber,
                                "2026-07-01",
                                "terms-9.1",
                                "\"Ordered the host, twice.\"",
                                "The host is silent.",
                                "No mail.",
                                document.id().toString(),
                                document.sha256(),
                                domain,
                                location,
                                acknowledged,
                                "Kontoret",
                                "flag@myndighed.example")
                        .stream()
                        .collect(Collectors.joining(","))
                + "\n";
    }

    /// One that adds a name.
    private static String line(String caseNumber, String domain) {
        return caseNumber + ",,,,,,,," + domain + ",,,,\n";
    }
}
