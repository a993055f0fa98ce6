package dk.punktum.flagger.suspension.safety;

import static io.restassured.RestAssured.given;

import dk.punktum.flagger.backing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/// What operators do, one line each. `otto` is an operator, `anna` and `bo` are registry-admins.
public final class SafetyDesk {

    /// As in the tests' configuration: nobody comes near them.
    private static final int WIDE = 100_000;

    public static void throwSwitch() {
        put("otto", "kill-switch", Map.of("thrown", true, "reason", "test")).statusCode(200);
    }

    public static void releaseSwitch() {
        put("anna", "kill-switch", Map.of("thrown", false, "reason", "test")).statusCode(200);
    }

    public static void limit(int perAuthority, int total) {
        put("anna", "limits", Map.of("perAuthority", perAuthority, "total", total, "reason", "test"))
                .statusCode(200);
    }

    /// As it was before any test.
    public static void reset() {
        releaseSwitch();
        limit(WIDE, WIDE);
    }

    public static void protect(String name) {
        put("otto", "protected-names/" + name, Map.of("code", "OTHER", "reason", "test"))
                .statusCode(204);
    }

    public static ValidatableResponse unprotect(String who, String name) {
        return as(who).body(Map.of("reason", "test"))
                .delete("/operator/safety/protected-names/" + name)
                .then();
    }

    public static ValidatableResponse release(String who, String holdId) {
        return as(who).body(Map.of("reason", "test"))
                .post("/operator/safety/waiting/" + holdId + "/release")
                .then();
    }

    public static ValidatableResponse put(String who, String path, Map<String, Object> body) {
        return as(who).body(body).put("/operator/safety/" + path).then();
    }

    public static ValidatableResponse get(String who, String path) {
        return as(who).get("/operator/safety" + path).then();
    }

    public static JsonPath state() {
        return get("otto", "").statusCode(200).extract().jsonPath();
    }

    public static RequestSpecification as(String who) {
        return given().auth().oauth2(Tokens.of(who)).contentType("application/json");
    }

    private SafetyDesk() {}
}
