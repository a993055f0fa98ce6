package dk.punktum.flagger.backing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The servers and Quarkus share a JVM; here they are seen to get along.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class InsideQuarkusTest {

    @Test
    void aTokenLetsIn() {
        callWith(Tokens.of("anna")).statusCode(200).body(equalTo("anna"));
    }

    @Test
    void aTokenWithoutTheRoleDoesNot() {
        callWith(Tokens.of("otto")).statusCode(403);
    }

    @Test
    void aBadTokenDoesNot() {
        callWith(Tokens.expired("anna")).statusCode(401);
        callWith(Tokens.forAnotherAudience("anna")).statusCode(401);
        callWith(Tokens.fromAnotherIssuer("anna")).statusCode(401);
        callWith(Tokens.withForgedSignature("anna")).statusCode(401);
    }

    @Test
    void serversAreStartedOnce() {
        InsideAnotherQuarkusTest.assertTheServersAreThoseOfTheOtherApplication();
    }

    @Test
    void hasADatabaseOfItsOwn() {
        String own =
                given().get("/probe/database").then().statusCode(200).extract().asString();

        assertThat(Backing.current().postgres().freshDatabase()).doesNotEndWith(own);
    }

    @Test
    void speaksAndListensThroughKafka() {
        String words = UUID.randomUUID().toString();

        given().body(words).post("/probe/say").then().statusCode(204);

        await("the record to come back").untilAsserted(() -> assertThat(heard()).contains(words));
    }

    @Test
    void sendsMail() {
        String subject = "Afgørelse " + UUID.randomUUID();

        given().contentType("text/plain;charset=utf-8")
                .body(subject)
                .post("/probe/mail")
                .then()
                .statusCode(204);

        assertThat(ReceivedMail.allOf(Backing.current().smtp())).anySatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo(subject);
            assertThat(mail.to()).containsExactly("registrant@eksempel.example");
            assertThat(mail.text()).contains("Kære æøå");
        });
    }

    @Test
    void keepsWorkingWhenTheBrokerComesBack() {
        Backing.current().kafka().restart();

        speaksAndListensThroughKafka();
    }

    private static String heard() {
        return given().get("/probe/heard").then().statusCode(200).extract().asString();
    }

    private static ValidatableResponse callWith(String token) {
        return given().auth().oauth2(token).get("/probe/caller").then();
    }
}
