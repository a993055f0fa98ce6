package dk.punktum.flagger.intake.portal;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Only whom the agreement names gets a page, and only for what it names her for.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class NamedPersonTest extends IntakeTest {

    @TestHTTPResource
    String address;

    @Inject
    RegistryStandIn registry;

    @AfterEach
    void asBefore() {
        registry.everybodyActs();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNKNOWN | does not name you",
                "NOT_YET | your time has not begun",
                "OVER    | Your time to act for your authority is over",
            })
    void whoDoesNotActIsToldWhyOnEveryPageAndAtEveryAct(String why, String text) {
        // Given
        UUID flag = ONE.flags("eksempel.dk");
        Person freja = Person.loggedIn(address, Identity.FREJA);
        registry.namesNot(Identity.FREJA, why);

        // Then
        for (String path : new String[] {"/portal", "/portal/new", "/portal/flags/" + flag}) {
            assertRefused(freja.get(path), 403, text);
        }
        intake.assertNoTrace(() -> {
            assertRefused(freja.posts("/portal/new/check", Map.of("document", "%PDF-2.0 x")), 403, text);
            assertRefused(freja.posts("/portal/new/send", Map.of("key", "k")), 403, text);
            assertRefused(withdraw(freja, flag), 403, text);
        });
    }

    @Test
    void whenItCanNotBeCheckedNothingIsSentAndTheApiGoesOn() {
        // Given
        UUID flag = ONE.flags("eksempel.dk");
        Person freja = Person.loggedIn(address, Identity.FREJA);
        registry.fails(Identity.FREJA, 503);

        // Then
        assertRefused(freja.get("/portal"), 503, "can not be checked now. Nothing was sent");
        intake.assertNoTrace(() -> assertRefused(withdraw(freja, flag), 503, "can not be checked now"));
        ONE.reads(flag).statusCode(200);
        ONE.flags("b.dk");

        // When
        registry.everybodyActs();

        // Then
        assertThat(freja.get("/portal").statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayOnlyApproveHandsNothingInAndTakesNothingBack() {
        // Given
        UUID flag = ONE.flags("eksempel.dk");
        Person freja = Person.loggedIn(address, Identity.FREJA);
        registry.names(Identity.FREJA, ONE, false, "APPROVER");

        // Then
        assertThat(freja.get("/portal/flags/" + flag).statusCode()).isEqualTo(200);
        intake.assertNoTrace(() -> {
            assertRefused(freja.get("/portal/new"), 403, "not hand in or take back yourself");
            assertRefused(freja.posts("/portal/new/send", Map.of("key", "k")), 403, "not hand in");
            assertRefused(withdraw(freja, flag), 403, "not hand in");
        });
    }

    @Test
    void whoIsNamedByAnotherAuthorityThanTheLoginSaysSeesNothingOfEither() {
        Person freja = Person.loggedIn(address, Identity.FREJA);
        registry.names(Identity.FREJA, TWO, false, "SUBMITTER");

        assertRefused(freja.get("/portal"), 403, "the agreement of another authority");
    }

    @Test
    void whoIsNotNamedCanSwitchTheLanguageOfThatNews() {
        Person freja = Person.loggedIn(address, Identity.FREJA);
        registry.namesNot(Identity.FREJA, "UNKNOWN");

        assertThat(freja.postsFields("/portal/language", "to=da&back=/portal").body())
                .contains("Myndighedens aftale nævner dig ikke");
    }

    /// A page that does not say for whom it is refuses everybody; here it is found before anybody is.
    @Test
    void everyPageSaysForWhomItIs() {
        assertThat(new com.tngtech.archunit.core.importer.ClassFileImporter()
                        .importPackages("dk.punktum.flagger.intake").stream()
                                .filter(type -> type.tryGetAnnotationOfType(Path.class)
                                        .filter(path -> path.value().startsWith("/portal"))
                                        .isPresent()))
                .hasSizeGreaterThan(4)
                .allSatisfy(type -> assertThat(type.isAnnotatedWith(ActingAs.class))
                        .as(type.getName())
                        .isTrue());
    }

    private static HttpResponse<String> withdraw(Person person, UUID flag) {
        return person.postsFields("/portal/flags/" + flag + "/withdraw", "domain=eksempel.dk&reason=RESOLVED");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).contains(text);
    }
}
