package dk.punktum.flagger.notification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.ReceivedMail;
import dk.punktum.flagger.backing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a case officer sees of the notices, and what recipients find in their mailboxes.
final class NoticesTold {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// Such as `SUSPENDED to REGISTRANT: DELIVERED`.
    static List<String> about(AFlaggedName name) {
        return rows(name).stream()
                .map(row -> "%s to %s: %s".formatted(row.get("occasion"), row.get("recipient"), row.get("status")))
                .toList();
    }

    static void waitFor(AFlaggedName name, String... notices) {
        await(String.join(", ", notices))
                .atMost(PATIENCE)
                .until(() -> about(name).containsAll(List.of(notices)));
    }

    static Map<String, Object> row(AFlaggedName name, String occasion, String recipient) {
        return rows(name).stream()
                .filter(row -> row.get("occasion").equals(occasion)
                        && row.get("recipient").equals(recipient))
                .findFirst()
                .orElse(Map.of());
    }

    static Map<String, Object> waitForRow(
            String what, AFlaggedName name, String occasion, String recipient, String field, Object value) {
        return await(what)
                .atMost(PATIENCE)
                .until(() -> row(name, occasion, recipient), row -> value.equals(row.get(field)));
    }

    static List<Map<String, Object>> rows(AFlaggedName name) {
        return given().auth()
                .oauth2(Tokens.of("anna"))
                .queryParam("caseId", name.caseId())
                .get("/notices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
    }

    static List<ReceivedMail> mailTo(String address) {
        return ReceivedMail.allOf(Backing.current().smtp()).stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    static List<String> subjectsTo(String address) {
        return mailTo(address).stream().map(ReceivedMail::subject).collect(Collectors.toList());
    }

    private NoticesTold() {}
}
