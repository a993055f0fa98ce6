package dk.punktum.flagger.intake.portal;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, and what one authority sees of another: nothing.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class PortalAccessTest extends IntakeTest {

    private static final String NOBODYS = "/portal/flags/0197c1f4-7a60-7000-8000-000000000001";

    @TestHTTPResource
    String address;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/portal",
                "/portal/new",
                NOBODYS,
                NOBODYS + "/names",
                NOBODYS + "/events",
                NOBODYS + "/receipt",
                NOBODYS + "/content",
                NOBODYS + "/withdraw",
                NOBODYS + "/correct",
                "/portal/approvals",
                "/portal/approvals/0197c1f4-7a60-7000-8000-000000000001",
                "/portal/approvals/0197c1f4-7a60-7000-8000-000000000001/document",
                "/portal/corrections/0197c1f4-7a60-7000-8000-000000000001",
                "/portal/corrections/0197c1f4-7a60-7000-8000-000000000001/document",
                "/portal/corrections/0197c1f4-7a60-7000-8000-000000000001/document-before",
                "/portal/new/again/0197c1f4-7a60-7000-8000-000000000001",
                "/portal/nothing-here"
            })
    void aStrangerIsLedToTheLogin(String path) {
        HttpResponse<String> answer = Person.stranger(address).get(path);

        assertThat(answer.uri().getPath()).endsWith("/authorize");
        assertThat(answer.body()).contains("Who are you?", "freja (flagger)");
    }

    @Test
    void aScriptOfSomebodyWhoIsNotLoggedInIsToldSo() {
        assertThat(Person.stranger(address)
                        .get(NOBODYS + "/names", "X-Requested-With", "JavaScript")
                        .statusCode())
                .isEqualTo(499);
    }

    @ParameterizedTest
    @EnumSource(
            value = Identity.class,
            names = {"CLARA", "OTTO", "VERA"})
    void whoHasAnotherRoleSeesNothing(Identity person) {
        Person other = Person.loggedIn(address, person);

        for (String path : new String[] {"/portal", "/portal/new", NOBODYS, "/portal/approvals"}) {
            HttpResponse<String> answer = other.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).contains("That can not be done", "lacks the role");
        }
    }

    @Test
    void aLoginThatBelongsToNoAuthorityIsNobodys() {
        var noClaim = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("somebody"))
                .addRole("flagger")
                .build();

        assertThat(Visitor.authority(noClaim)).isEmpty();
    }

    @Test
    void aPersonSeesTheFlagsOfHerAuthorityAndNoOthers() {
        // Given
        UUID ours = ONE.flags("eksempel.dk");
        UUID theirs = TWO.flags("dk-hostmaster.dk");
        Person freja = Person.loggedIn(address, Identity.FREJA);

        // Then
        assertThat(freja.get("/portal").body()).contains(ours.toString()).doesNotContain(theirs.toString());
        assertThat(freja.get("/portal/flags/" + ours).body()).contains("eksempel.dk");
        for (String part : new String[] {"", "/names", "/events", "/receipt", "/content", "/withdraw"}) {
            HttpResponse<String> answer = freja.get("/portal/flags/" + theirs + part);
            assertThat(answer.statusCode()).as(part).isEqualTo(404);
            assertThat(answer.body()).contains("There is nothing here").doesNotContain("dk-hostmaster");
        }
        intake.assertNoTrace(() -> assertThat(freja.postsFields(
                                "/portal/flags/" + theirs + "/withdraw", "domain=dk-hostmaster.dk&reason=RESOLVED")
                        .statusCode())
                .isEqualTo(404));
        assertThat(Person.loggedIn(address, Identity.GORM)
                        .get("/portal/flags/" + theirs)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoseAuthorityHasNoAgreementIsToldSo() {
        // Given
        intake.agreement(kafka, TWO, terms -> terms.clients("another-client-of-authority-two"));
        Person gorm = Person.loggedIn(address, Identity.GORM);

        // Then
        for (String path : new String[] {"/portal", "/portal/new", NOBODYS}) {
            HttpResponse<String> answer = gorm.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).contains("Your login belongs to no authority that has an agreement");
        }
    }

    @Test
    void anAuthoritysCaseNumberLeadsToItsOwnFlagOnly() {
        // Given
        var submission = TWO.decides("eksempel.dk");
        TWO.submits(submission).statusCode(202);
        String path = "/portal?caseNumber=" + submission.caseNumber();

        // Then
        assertThat(Person.loggedIn(address, Identity.GORM).get(path).uri().getPath())
                .startsWith("/portal/flags/");
        assertThat(Person.loggedIn(address, Identity.FREJA).get(path).body())
                .contains("No flag of your authority has the case number " + submission.caseNumber());
    }

    @Test
    void aTokenOfTheApiOpensNoPageAndACookieOfThePortalNoApi() {
        // A page
        given().redirects()
                .follow(false)
                .auth()
                .oauth2(Tokens.of("authority-one"))
                .get("/portal")
                .then()
                .statusCode(302);
        // The API
        HttpResponse<String> answer = Person.loggedIn(address, Identity.FREJA).get("/flags?caseNumber=1");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("token-missing");
        // A person's own token at the API belongs to no agreement
        assertProblem(
                given().auth()
                        .oauth2(Tokens.of("freja"))
                        .get("/flags?caseNumber=1")
                        .then(),
                403,
                "no-agreement");
    }

    @ParameterizedTest
    @CsvSource({
        "/portal/language,      Sec-Fetch-Site, cross-site",
        "/portal/language,      Sec-Fetch-Site, same-site",
        "/portal/language,      Sec-Fetch-Site, none",
        "/portal/language,      Origin,         https://elsewhere.example",
        "/portal/language,      Accept,         text/html",
        "/portal/new/check,     Sec-Fetch-Site, cross-site",
        "/portal/new/send,      Sec-Fetch-Site, cross-site",
        "/portal/new/edit,      Sec-Fetch-Site, cross-site",
    })
    void aFormIsTakenFromOurOwnPagesOnly(String path, String header, String value) {
        Person freja = Person.loggedIn(address, Identity.FREJA);

        intake.assertNoTrace(() -> {
            HttpResponse<String> answer = path.endsWith("language")
                    ? freja.postsFields(path, "to=da&back=/portal", header, value)
                    : freja.posts(path, Map.of("document", "%PDF-2.0 forged", "key", "k"), header, value);
            assertThat(answer.statusCode()).isEqualTo(403);
        });
    }

    @Test
    void aForgedWithdrawalIsRefused() {
        UUID ours = ONE.flags("eksempel.dk");
        Person freja = Person.loggedIn(address, Identity.FREJA);

        intake.assertNoTrace(() -> assertThat(freja.postsFields(
                                "/portal/flags/" + ours + "/withdraw",
                                "domain=eksempel.dk&reason=RESOLVED",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal", "/portal/new", "/portal/nothing-here", "/portal/assets/portal.css"})
    void everyPageHasTheSecurityHeaders(String path) {
        HttpResponse<String> answer = Person.loggedIn(address, Identity.FREJA).get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .contains(path.contains("assets") ? "no-cache" : "no-store");
    }

    @Test
    void whatIsNotThereIsSaidOnAPage() {
        Person freja = Person.loggedIn(address, Identity.FREJA);

        for (String path : new String[] {"/portal/nothing-here", "/portal/flags/not-a-uuid", NOBODYS}) {
            HttpResponse<String> answer = freja.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(answer.body()).contains("There is nothing here", "lang=\"en\"");
        }
    }
}
