package dk.punktum.flagger.suspension.safety;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class SafetyResourceTest {

    @Inject
    DataSource database;

    @AfterEach
    void end() {
        SafetyDesk.reset();
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of(Method.GET, ""),
                Arguments.of(Method.PUT, "/kill-switch"),
                Arguments.of(Method.PUT, "/limits"),
                Arguments.of(Method.GET, "/waiting"),
                Arguments.of(Method.POST, "/waiting/01890a5d-ac96-774b-bcce-b302099a8057/release"),
                Arguments.of(Method.GET, "/audit"),
                Arguments.of(Method.GET, "/protected-names"),
                Arguments.of(Method.PUT, "/protected-names/eksempel.dk"),
                Arguments.of(Method.DELETE, "/protected-names/eksempel.dk"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void onlyOperatorsAndAdminsComeHere(Method method, String path) {
        for (String who : List.of("downstream-client", "authority-one", "clara", "flagger-services")) {
            SafetyDesk.as(who)
                    .body("{}")
                    .request(method, "/operator/safety" + path)
                    .then()
                    .statusCode(403);
        }
        assertProblem(given().request(method, "/operator/safety" + path).then(), 401, "token-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/waiting", "/audit", "/protected-names"})
    void operatorsAndAdminsLook(String path) {
        SafetyDesk.get("otto", path).statusCode(200);
        SafetyDesk.get("anna", path).statusCode(200);
        SafetyDesk.get("olga", path).statusCode(200);
        SafetyDesk.get("vera", path).statusCode(200);
    }

    @Test
    void aViewerChangesNothing() {
        SafetyDesk.put("vera", "kill-switch", Map.of("thrown", true, "reason", "x"))
                .statusCode(403);
        SafetyDesk.put("vera", "limits", limits(1, 1)).statusCode(403);
        SafetyDesk.release("vera", "01a20313-0000-7000-8000-000000000000").statusCode(403);
        SafetyDesk.unprotect("vera", "punktum.dk").statusCode(403);
        SafetyDesk.as("vera")
                .post("/operator/effects/01a20313-0000-7000-8000-000000000000/retry")
                .then()
                .statusCode(403);
        SafetyDesk.as("vera").body("{}").post("/operator/reconciliation").then().statusCode(403);
    }

    @Test
    void anOperatorAdminReleasesTheSwitchAndRaisesLimits() {
        // Given
        SafetyDesk.put("otto", "kill-switch", Map.of("thrown", true, "reason", "stolen client"))
                .statusCode(200);
        SafetyDesk.put("otto", "limits", limits(50, 400)).statusCode(200);

        // When
        SafetyDesk.put("olga", "kill-switch", Map.of("thrown", false, "reason", "the client is locked"))
                .statusCode(200)
                .body("killSwitch.thrown", equalTo(false));
        SafetyDesk.put("olga", "limits", limits(60, 401)).statusCode(200);

        // Then
        SafetyDesk.get("vera", "/audit")
                .statusCode(200)
                .body("[0].person", equalTo("olga"))
                .body("[1].action", equalTo("SWITCH_RELEASED"))
                .body("[1].reason", equalTo("the client is locked"));
    }

    @Test
    void theSwitchIsThrownByAnOperatorAndReleasedByAnAdmin() {
        // When
        SafetyDesk.put("otto", "kill-switch", Map.of("thrown", true, "reason", "stolen client"))
                .statusCode(200)
                .body("killSwitch.thrown", equalTo(true));

        // Then
        assertProblem(
                SafetyDesk.put("otto", "kill-switch", Map.of("thrown", false, "reason", "over")),
                403,
                "registry-admin-needed");
        assertThat(SafetyDesk.state().getBoolean("killSwitch.thrown")).isTrue();
        SafetyDesk.put("anna", "kill-switch", Map.of("thrown", false, "reason", "over"))
                .statusCode(200)
                .body("killSwitch.thrown", equalTo(false));
    }

    @Test
    void anOperatorLowersLimitsAndAnAdminRaisesThem() {
        // When
        SafetyDesk.put("otto", "limits", limits(50, 400)).statusCode(200);

        // Then
        assertProblem(SafetyDesk.put("otto", "limits", limits(51, 400)), 403, "registry-admin-needed");
        assertProblem(SafetyDesk.put("otto", "limits", limits(50, 401)), 403, "registry-admin-needed");
        assertThat(SafetyDesk.state().getInt("limits.perAuthority")).isEqualTo(50);
        SafetyDesk.put("anna", "limits", limits(51, 401))
                .statusCode(200)
                .body("limits.perAuthority", equalTo(51))
                .body("limits.total", equalTo(401))
                .body("window", equalTo("PT1H"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kill-switch                  | {\"reason\":\"x\"}                               | thrown-missing",
                "kill-switch                  | {\"thrown\":true}                                | reason-malformed",
                "kill-switch                  | {\"thrown\":true,\"reason\":\" \"}               | reason-malformed",
                "kill-switch                  | {\"thrown\":true,\"reason\":\"a\\u0000b\"}       | reason-malformed",
                "limits                       | {\"perAuthority\":1,\"reason\":\"x\"}            | limit-out-of-range",
                "limits                       | {\"perAuthority\":0,\"total\":1,\"reason\":\"x\"} | limit-out-of-range",
                "limits                       | {\"perAuthority\":1,\"total\":100001,\"reason\":\"x\"} | limit-out-of-range",
                "limits                       | {\"perAuthority\":1,\"total\":1}                 | reason-malformed",
                "protected-names/a.example    | {\"code\":\"OTHER\",\"reason\":\"x\"}            | not-a-domain-name",
                "protected-names/eksempel.dk  | {\"code\":\"NICE\",\"reason\":\"x\"}             | unknown-code",
                "protected-names/eksempel.dk  | {\"code\":\"OTHER\"}                             | reason-malformed"
            })
    void whatCanNotBeUsedIsNamed(String path, String body, String code) {
        assertProblem(
                SafetyDesk.as("anna").body(body).put("/operator/safety/" + path).then(), 400, code);
    }

    @Test
    void aReasonOfMoreThan500CharactersIsTooMuch() {
        assertProblem(
                SafetyDesk.put("otto", "kill-switch", Map.of("thrown", true, "reason", "x".repeat(501))),
                400,
                "reason-malformed");
    }

    @Test
    void whatDoesNotWaitIsNotReleased() {
        assertProblem(SafetyDesk.release("otto", Uuid7.next().toString()), 404, "unknown-waiting-hold");
        assertProblem(SafetyDesk.unprotect("otto", Story.newName()), 404, "not-protected");
    }

    @Test
    void namesThatOthersDependOnAreProtectedFromTheBeginning() {
        SafetyDesk.get("otto", "/protected-names")
                .body("domain", hasItems("co.dk", "punktum.dk", "nic.dk"))
                .body("find { it.domain == 'co.dk' }.code", equalTo("SUB_TENANTS"));
    }

    @Test
    void protectingANameAgainTakesBackTheWishToEndIt() {
        // Given
        String name = Story.newName();
        SafetyDesk.protect(name);
        SafetyDesk.unprotect("anna", name).statusCode(200).body("done", equalTo(false));

        // When
        SafetyDesk.protect(name);

        // Then
        SafetyDesk.unprotect("bo", name).statusCode(200).body("done", equalTo(false));
        SafetyDesk.get("otto", "/protected-names").body("domain", hasItems(name));
        SafetyDesk.unprotect("anna", name).statusCode(200).body("done", equalTo(true));
        SafetyDesk.get("otto", "/protected-names").body("domain", not(hasItems(name)));
    }

    @Test
    void everyActionIsWrittenDownWithItsPersonAndReason() {
        // Given
        String name = Story.newName();

        // When
        SafetyDesk.put("otto", "kill-switch", Map.of("thrown", true, "reason", "why one"));
        SafetyDesk.put("anna", "kill-switch", Map.of("thrown", false, "reason", "why two"));
        SafetyDesk.put("anna", "limits", Map.of("perAuthority", 7, "total", 9, "reason", "why three"));
        SafetyDesk.protect(name);
        SafetyDesk.unprotect("anna", name);
        SafetyDesk.unprotect("otto", name);

        // Then
        SafetyDesk.get("otto", "/audit")
                .body(
                        "action[0..5]",
                        equalTo(List.of(
                                "NAME_UNPROTECTED",
                                "REMOVAL_ASKED",
                                "NAME_PROTECTED",
                                "LIMITS_SET",
                                "SWITCH_RELEASED",
                                "SWITCH_THROWN")))
                .body("person[0..5]", equalTo(List.of("otto", "anna", "otto", "anna", "anna", "otto")))
                .body("domain[0]", equalTo(name))
                .body("detail[3]", equalTo("perAuthority 100000 -> 7, total 100000 -> 9"))
                .body("reason[3..5]", equalTo(List.of("why three", "why two", "why one")));
    }

    @Test
    void theAuditIsReadPageByPage() {
        // Given
        SafetyDesk.limit(7, 9);
        SafetyDesk.limit(8, 9);
        var newest = SafetyDesk.get("otto", "/audit").extract().jsonPath();

        // When
        ValidatableResponse older = SafetyDesk.get("otto", "/audit?before=" + newest.getLong("[0].position"));

        // Then
        older.body("[0].position", equalTo(newest.getInt("[1].position")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update safety_audit set person = 'nobody'",
                "delete from safety_audit",
                "truncate safety_audit",
                "update safety_audit set reason = 'another' where position = -1"
            })
    void nobodyChangesTheAudit(String sql) {
        SafetyDesk.limit(7, 9);
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class).hasMessageContaining("append-only");
    }

    @Test
    void whatIsNotWrittenDownIsNotDone() throws SQLException {
        // Given
        execute("""
                create function no_audit() returns trigger language plpgsql as
                $$ begin raise exception 'refused by the test'; end $$""");
        execute("create trigger no_audit before insert on safety_audit for each row execute function no_audit()");

        // When
        try {
            SafetyDesk.put("otto", "kill-switch", Map.of("thrown", true, "reason", "test"))
                    .statusCode(500);
        } finally {
            execute("drop trigger no_audit on safety_audit");
        }

        // Then
        assertThat(SafetyDesk.state().getBoolean("killSwitch.thrown")).isFalse();
    }

    private static Map<String, Object> limits(int perAuthority, int total) {
        return Map.of("perAuthority", perAuthority, "total", total, "reason", "test");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }
}
