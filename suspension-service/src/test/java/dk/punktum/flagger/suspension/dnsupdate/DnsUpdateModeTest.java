package dk.punktum.flagger.suspension.dnsupdate;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service with `suspension.effect.by=dns-update` and a primary that is not there.
@QuarkusTest
@TestProfile(DnsUpdateModeTest.ByDnsUpdate.class)
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class DnsUpdateModeTest {

    public static final class ByDnsUpdate implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "suspension.effect.by", "dns-update",
                    // Nobody listens there.
                    "suspension.dns-update.server", "127.0.0.1:1",
                    "suspension.dns-update.key.name", "test.",
                    "suspension.dns-update.key.secret", "AAAA");
        }
    }

    FakeRegistry registry;

    private Story story;
    private String name;

    @BeforeEach
    void begin() {
        story = new Story();
        name = newName();
        registry.register(name);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void anOrderIsToldToEverybodyAndWaitsForThePrimaryUntilTheNextOneOvertakesIt() {
        // When
        CaseDecided verdict = story.uphold(name);

        // Then
        story.next(DomainSuspended.class, name, 1);
        await("the first try")
                .untilAsserted(() -> assertThat(open()).singleElement().satisfies(shown -> {
                    assertThat(shown).containsEntry("sequence", 1).containsEntry("wish", "TAKE_OUT");
                    assertThat(shown).containsEntry("status", "PENDING").containsEntry("fault", "unreachable");
                }));

        // When
        story.close(verdict);

        // Then
        story.next(DomainReinstated.class, name, 2);
        await("nothing was changed, so nothing has to be put back")
                .untilAsserted(() -> assertThat(open()).isEmpty());
    }

    @Test
    void onlyAnOperatorSeesWhatIsOpen() {
        given().get("/operator/dns-updates").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("downstream-client"))
                .get("/operator/dns-updates")
                .then()
                .statusCode(403);
    }

    private List<Map<String, Object>> open() {
        return given().auth()
                .oauth2(Tokens.of("otto"))
                .get("/operator/dns-updates")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.domain == '%s' }".formatted(name));
    }
}
