package dk.punktum.flagger.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class PageTest {

    @TestHTTPResource
    String address;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/you", "/topics", "/topics/stream", "/topics/a/b", "/topics/a/b/stream", "/session"})
    void aStrangerIsLedToTheLogin(String path) {
        HttpResponse<String> answer = Person.stranger(address).get(path);

        assertThat(answer.uri().getPath()).endsWith("/authorize");
        assertThat(answer.body()).contains("Who are you?");
    }

    @ParameterizedTest
    @CsvSource({"/, 403", "/you, 403", "/topics, 403", "/topics/stream, 403", "/topics/a/b, 403", "/session, 403"})
    void whoHasNoRoleOfTheConsoleSeesNothing(String path, int status) {
        HttpResponse<String> answer = Person.loggedIn(address, Identity.CLARA).get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("You have no access to this").doesNotContain("flag-received");
    }

    @ParameterizedTest
    @CsvSource({"VERA, viewer, operator<", "OTTO, operator<, operator-admin", "OLGA, operator-admin, nothing"})
    void aRoleBringsTheLowerOnesAndNotTheHigherOnes(Identity person, String may, String mayNot) {
        String you = Person.loggedIn(address, person).get("/you").body();

        assertThat(you).contains("<strong>viewer<", "<strong>" + may).doesNotContain("<strong>" + mayNot);
    }

    @Test
    void aScriptOfSomebodyWhoIsNotLoggedInIsToldSoRatherThanLedAway() {
        HttpResponse<String> answer = Person.stranger(address).get("/session", "X-Requested-With", "JavaScript");

        assertThat(answer.statusCode()).isEqualTo(499);
    }

    @ParameterizedTest
    @CsvSource({"same-origin, 200", "cross-site, 403", "same-site, 403"})
    void aChangeIsTakenFromOurOwnPagesOnly(String site, int status) {
        HttpResponse<String> answer = Person.loggedIn(address, Identity.VERA)
                .post("/language", "to=da&back=/you", "Sec-Fetch-Site", site, "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/you", "/nothing-here", "/assets/console.css", "/q/health/live"})
    void everyAnswerHasTheSecurityHeaders(String path) {
        HttpResponse<String> answer = Person.loggedIn(address, Identity.VERA).get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void aPageIsKeptByNoCacheAndAnUnknownOneSaysSo() {
        Person vera = Person.loggedIn(address, Identity.VERA);

        assertThat(vera.get("/you").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(vera.get("/nothing-here").statusCode()).isEqualTo(404);
        assertThat(vera.get("/nothing-here").body()).contains("No such page", "lang=\"en\"");
        assertThat(vera.get("/topics/no-such-topic/no-such-group").statusCode()).isEqualTo(404);
    }

    @Test
    void everyScriptAndStyleThatAPageNamesComesFromHereAndIsThere() throws Exception {
        Person vera = Person.loggedIn(address, Identity.VERA);
        var named = Pattern.compile("(?:src|href)=\"([^\"{]+\\.(?:js|css|svg))\"");
        try (var files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
            for (Path template : files.filter(Files::isRegularFile).toList()) {
                named.matcher(Files.readString(template))
                        .results()
                        .forEach(asset -> assertThat(vera.get(asset.group(1)).statusCode())
                                .as("%s in %s", asset.group(1), template)
                                .isEqualTo(200));
            }
        }
    }
}
