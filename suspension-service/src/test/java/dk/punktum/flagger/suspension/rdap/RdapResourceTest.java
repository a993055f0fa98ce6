package dk.punktum.flagger.suspension.rdap;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class RdapResourceTest {

    private static final String RDAP_JSON = "application/rdap+json";

    FakeRegistry registry;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story();
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aNameIsThereWhileItIsHeld() {
        // Given
        String name = Story.newName();
        registry.register(name);
        CaseDecided verdict = story.uphold(name);
        DomainSuspended told = story.next(DomainSuspended.class, name, 1);

        // Then
        Story.get("/rdap/domain/{name}", name)
                .statusCode(200)
                .contentType(RDAP_JSON)
                .body("ldhName", equalTo(name))
                .body("status", hasItem("server hold"))
                .body("events.eventAction", hasItems("locked", "deletion"))
                .body(
                        "events.find { it.eventAction == 'locked' }.eventDate",
                        equalTo(told.suspendedAt().toString()))
                .body("remarks.description[0][0]", containsString(verdict.caseNumber()));
        story.close(verdict);
        story.next(DomainReinstated.class, name, 2);
        Story.get("/rdap/domain/{name}", name)
                .statusCode(404)
                .contentType(RDAP_JSON)
                .body("errorCode", equalTo(404));
    }

    @Test
    void aNameThatWasNeverHeldIsNotFound() {
        Story.get("/rdap/domain/{name}", "aldrig-holdt.dk").statusCode(404).body("errorCode", equalTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eksempel.com", "www.eksempel.dk", "a b.dk", "-a.dk"})
    void whatIsNoNameIsRefused(String name) {
        Story.get("/rdap/domain/{name}", name)
                .statusCode(400)
                .contentType(RDAP_JSON)
                .body("errorCode", equalTo(400))
                .body("rdapConformance", hasItem("rdap_level_0"));
    }

    @Test
    void helpHelps() {
        Story.get("/rdap/help")
                .statusCode(200)
                .contentType(RDAP_JSON)
                .body("notices.title", hasItem("How to complain"));
    }

    @Test
    void onlyWhoMayLookAtHoldsMayLookHere() {
        for (String path : new String[] {"/rdap/help", "/rdap/domain/eksempel.dk"}) {
            given().get(path).then().statusCode(401);
            given().auth().oauth2(Tokens.of("authority-one")).get(path).then().statusCode(403);
            given().auth().oauth2(Tokens.of("otto")).get("/rdap/help").then().statusCode(200);
        }
    }
}
