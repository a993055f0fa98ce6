package dk.punktum.flagger.e2e;

import static dk.punktum.flagger.e2e.TheSystem.ANNA;
import static dk.punktum.flagger.e2e.TheSystem.BO;
import static dk.punktum.flagger.e2e.TheSystem.CLARA;
import static dk.punktum.flagger.e2e.TheSystem.ONE;
import static dk.punktum.flagger.e2e.TheSystem.TWO;
import static dk.punktum.flagger.e2e.TheSystem.awaitInTheZone;
import static dk.punktum.flagger.e2e.TheSystem.awaitOutOfTheZone;
import static dk.punktum.flagger.e2e.TheSystem.zone;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.backing.ReceivedMail;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Zone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class FlagStoryIT {

    private static final String DANISH = "xn--4cabco7dk5a.dk";

    @Test
    void whatTheRegisterAndTheZoneKnowIsSaidBeforeAnythingIsHandedIn() {
        JsonNode names = ONE.tries(ONE.body("terms-9.2", List.of("boegeskov-net.dk", "findes-ikke.dk")))
                .ok()
                .path("domains");

        assertThat(names.findValuesAsText("registration")).containsExactly("REGISTERED", "NOT_REGISTERED");
        assertThat(names.path(0).path("lookup").path("registrar").asText()).isEqualTo("Bøgeskov Net");
        assertThat(names.findValuesAsText("mail")).containsExactly("IN_USE", "NOT_IN_USE");
        assertThat(names.path(0).path("warnings").findValuesAsText("code")).containsExactly("name-used-for-mail");
    }

    @Test
    void oneDecisionGoesFromTheAuthorityToTheZoneAndBack() {
        // Given
        Zone.Answer zoneBefore = zone("eksempel.dk");
        JsonNode registerBefore = register("eksempel.dk");
        try (var topics = TheSystem.topics()) {

            // When
            String flag = ONE.flags("terms-9.2", "eksempel.dk", "ÆØÅÖÄÜÉ.dk", "findes-ikke.dk");

            // Then
            JsonNode example = CLARA.awaitCase(flag, "eksempel.dk", "UPHELD");
            CLARA.awaitCase(flag, DANISH, "UPHELD");
            assertThat(CLARA.awaitCase(flag, "findes-ikke.dk", "DECLINED")
                            .path("declineReason")
                            .asText())
                    .isEqualTo("DOMAIN_NOT_FOUND");
            var event = topics.await("domain-suspended", "eksempel.dk");
            assertThat(event.headers().lastHeader("ce_type").value())
                    .asString()
                    .isEqualTo("dk.punktum.flagger.domain-suspended.v1");
            awaitOutOfTheZone("eksempel.dk");
            awaitOutOfTheZone(DANISH);
            ONE.awaitStatus(flag, "eksempel.dk", "EFFECTIVE");
            ONE.awaitStatus(flag, DANISH, "EFFECTIVE");
            assertThat(register("eksempel.dk").path("status").toString())
                    .contains("server hold", "server update prohibited", "server transfer prohibited");
            awaitMails(example.path("caseNumber").asText(), 3);

            // And back
            CLARA.reverses(example).ok();
            topics.await("domain-reinstated", "eksempel.dk");
            awaitInTheZone("eksempel.dk");
            assertThat(zone("eksempel.dk")).isEqualTo(zoneBefore);
            assertThat(register("eksempel.dk").path("status")).isEqualTo(registerBefore.path("status"));
            assertThat(register("eksempel.dk").path("nameservers")).isEqualTo(registerBefore.path("nameservers"));
            assertThat(zone(DANISH).isDelegated()).isFalse();
        }
    }

    @Test
    void oneDecisionAboutSixtyNamesTakesEffectOnAll() {
        List<String> names = TheSystem.bulkNames(1, 60);

        String flag = ONE.flags("terms-9.2", names);

        ONE.awaitStatusOfAll(flag, "EFFECTIVE");
        assertThat(names).noneMatch(name -> zone(name).isDelegated());
    }

    @Test
    void theSameRequestSentManyTimesAtOnceIsOneFlag() {
        // Given
        Map<String, Object> body = ONE.body("terms-9.2", List.of("navn-061.dk"));
        String key = Authority.newKey();

        // When
        List<Answer> answers = atOnce(8, () -> untilAnswered(key, body));

        // Then
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        String flag = answers.getFirst().body().path("flagId").asText();
        ONE.awaitStatus(flag, "navn-061.dk", "EFFECTIVE");
        assertThat(CLARA.cases("domain=navn-061.dk")).hasSize(1);
        assertThat(holds("navn-061.dk")).hasSize(1);
    }

    @Test
    void aGroundOutsideTheAgreementIsRefused() {
        Answer answer = ONE.submits("terms-10.1", List.of("navn-062.dk"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("code")).contains("ground-outside-agreement");
    }

    @Test
    void aSuspendedAgreementCanNotFlag() {
        // Given
        String agreement = TheSystem.url(Part.FLAGGER_REGISTRY) + "/agreements/" + TWO.agreement();
        Map<String, Object> body = TWO.body("terms-9.2", List.of("navn-063.dk"));
        TheSystem.http()
                .post(Identity.ANNA, agreement + "/suspend", Map.of("reason", "test"))
                .ok();
        try {

            // When
            Answer answer = TheSystem.await(
                    "intake-service learns of the suspension",
                    () -> TWO.submits(Authority.newKey(), Map.of()),
                    refused -> refused.body().path("type").asText().endsWith("agreement-not-in-force"));

            // Then
            assertThat(answer.status()).isEqualTo(403);
            assertThat(TWO.submits(Authority.newKey(), body).status()).isEqualTo(403);
        } finally {
            TheSystem.http()
                    .post(Identity.ANNA, agreement + "/resume", Map.of())
                    .ok();
            TheSystem.await(
                    "intake-service learns that the agreement is resumed",
                    () -> TWO.submits(Authority.newKey(), Map.of()).status(),
                    status -> status == 400);
        }
    }

    @Test
    void aCaseForTwoOfficersIsNotDecidedByOnePersonTwice() {
        // Given
        String flag = ONE.flags("terms-9.3", "navn-064.dk");
        JsonNode onTheDesk = CLARA.awaitCase(flag, "navn-064.dk", "UNDER_REVIEW");

        // When
        CLARA.upholds(onTheDesk).ok();
        Answer again = CLARA.upholds(onTheDesk);

        // Then
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body().path("type").asText()).endsWith("four-eyes");
        assertThat(zone("navn-064.dk").isDelegated()).isTrue();
        BO.upholds(onTheDesk).ok();
        awaitOutOfTheZone("navn-064.dk");
    }

    @Test
    void aFlagWithdrawnBeforeTheVerdictNeverSuspends() {
        // Given
        String flag = ONE.flags("terms-9.4", "navn-065.dk");
        JsonNode onTheDesk = ANNA.awaitCase(flag, "navn-065.dk", "UNDER_REVIEW");

        // When
        ONE.withdraws(flag);

        // Then
        ANNA.awaitCase(flag, "navn-065.dk", "CLOSED");
        ONE.awaitStatus(flag, "navn-065.dk", "WITHDRAWN");
        assertThat(CLARA.upholds(onTheDesk).status()).isEqualTo(409);
        assertThat(zone("navn-065.dk").isDelegated()).isTrue();
    }

    @Test
    void aFlagWithdrawnAfterTheSuspensionPutsTheNameBack() {
        // Given
        Zone.Answer before = zone("navn-066.dk");
        String flag = ONE.flags("terms-9.2", "navn-066.dk");
        ONE.awaitStatus(flag, "navn-066.dk", "EFFECTIVE");

        // When
        ONE.withdraws(flag);

        // Then
        awaitInTheZone("navn-066.dk");
        assertThat(zone("navn-066.dk")).isEqualTo(before);
        CLARA.awaitCase(flag, "navn-066.dk", "CLOSED");
    }

    @Test
    void aNameThatTwoAuthoritiesHoldIsFreeWhenTheLastLetsGo() {
        // Given
        String name = "navn-067.dk";
        String first = ONE.flags("terms-9.2", name);
        ONE.awaitStatus(first, name, "EFFECTIVE");
        String second = TWO.flags("terms-9.1", name);
        TheSystem.await("two holds", () -> holds(name), holds -> holds.size() == 2);

        // When
        ONE.withdraws(first);

        // Then
        TheSystem.await("one hold left", () -> holds(name), holds -> holds.size() == 1);
        assertThat(zone(name).isDelegated()).isFalse();
        TWO.withdraws(second);
        awaitInTheZone(name);
        assertThat(holds(name)).isEmpty();
    }

    @Test
    void oneAuthorityDoesNotSeeAnothersFlag() {
        String flag = ONE.flags("terms-9.4", "navn-068.dk");

        assertThat(TWO.reads(flag).status()).isEqualTo(404);
    }

    private static Answer untilAnswered(String key, Map<String, Object> body) {
        return TheSystem.await(
                "the request is no longer in progress", () -> ONE.submits(key, body), answer -> answer.status() != 409);
    }

    private static List<Answer> atOnce(int times, Supplier<Answer> request) {
        try (ExecutorService clients = Executors.newFixedThreadPool(times)) {
            return Stream.generate(() -> CompletableFuture.supplyAsync(request, clients)).limit(times).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static void awaitMails(String caseNumber, int howMany) {
        TheSystem.await(
                howMany + " notices about " + caseNumber,
                () -> ReceivedMail.allOf(TheSystem.stack().backing().smtp()).stream()
                        .filter(mail -> mail.text().contains(caseNumber))
                        .toList(),
                mails -> mails.size() >= howMany);
    }

    private static JsonNode register(String aLabel) {
        return TheSystem.http()
                .getPublic(TheSystem.url(Part.REGISTRY_STAND_IN) + "/rdap/domain/" + aLabel)
                .ok();
    }

    /// The holds that stand on a name, as a downstream system reads them.
    static List<JsonNode> holds(String aLabel) {
        JsonNode holds = TheSystem.http()
                .get(
                        Identity.DOWNSTREAM_CLIENT,
                        TheSystem.url(Part.SUSPENSION_SERVICE) + "/suspensions/" + aLabel + "/holds")
                .ok();
        return StreamSupport.stream((holds.isArray() ? holds : holds.path("holds")).spliterator(), false)
                .filter(hold -> hold.path("status").asText().equals("PLACED"))
                .toList();
    }
}
