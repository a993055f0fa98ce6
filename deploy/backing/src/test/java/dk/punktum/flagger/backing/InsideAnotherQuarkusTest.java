package dk.punktum.flagger.backing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A second application in the same JVM, with other class loaders, on the same servers.
@QuarkusTest
@TestProfile(InsideAnotherQuarkusTest.Other.class)
@WithTestResource(BackingForTests.class)
class InsideAnotherQuarkusTest {

    @Test
    void meetsTheSameServers() {
        given().auth()
                .oauth2(Tokens.of("bo"))
                .get("/probe/caller")
                .then()
                .statusCode(200)
                .body(equalTo("bo"));
    }

    @Test
    void serversAreStartedOnce() {
        assertTheServersAreThoseOfTheOtherApplication();
    }

    /// Whichever application comes first leaves its broker's address where class loaders do not matter.
    static void assertTheServersAreThoseOfTheOtherApplication() {
        String mine = Backing.current().kafka().bootstrapServers();
        Object first = System.getProperties().computeIfAbsent("backing-test.kafka", _ -> mine);

        assertThat(mine).isEqualTo(first);
    }

    public static class Other implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.application.name", "another");
        }
    }
}
