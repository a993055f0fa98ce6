package dk.punktum.flagger.suspension.order;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.hold.HoldTerm;
import dk.punktum.flagger.testing.ClientThreads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class OrderRaceTest {

    @Inject
    DraftOrder draftOrder;

    @Inject
    HoldOrders orders;

    @Test
    void ofTwoWhoEnterTheSameOrderInOneInstantTheSecondIsToldThatItIsKnown() {
        // Given
        String name = newName();
        var content = new OrderContent(
                new DomainName(name),
                HoldCause.COURT_ORDER,
                Measure.SUSPEND,
                "terms-10.1",
                "BS-1/2026",
                new HoldTerm(null, null, false));

        // When: the second comes while the first is not committed
        CompletableFuture<Response> second = QuarkusTransaction.requiringNew().call(() -> {
            draftOrder.draft(content, "anna");
            orders.flush();
            CompletableFuture<Response> entered =
                    CompletableFuture.supplyAsync(() -> enter(name), ClientThreads::start);
            await("the second to wait for the first").pollInSameThread().until(this::somebodyWaits);
            return entered;
        });

        // Then
        Response answer = second.join();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("type")).endsWith("order-known");
        assertThat(QuarkusTransaction.requiringNew().call(() -> orders.newestFirst(null, name, 10)))
                .hasSize(1);
    }

    private static Response enter(String name) {
        return given().auth()
                .oauth2(Tokens.of("bo"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "domain", name,
                        "cause", "COURT_ORDER",
                        "measure", "SUSPEND",
                        "legalGround", "terms-10.1",
                        "reference", "BS-1/2026"))
                .post("/orders");
    }

    private boolean somebodyWaits() {
        return orders.getEntityManager()
                .createNativeQuery(
                        "select exists (select 1 from pg_locks where not granted and pid <> pg_backend_pid())",
                        Boolean.class)
                .getSingleResult()
                .equals(true);
    }
}
