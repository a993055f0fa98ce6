package dk.punktum.flagger.intake.portal;

import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.portal.Forms.aCorrection;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.testing.ClientThreads;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Under an agreement that wants two persons: gorm prepares a correction, gerda approves it.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class CorrectionByTwoTest extends IntakeTest {

    @TestHTTPResource
    String address;

    @Inject
    RegistryStandIn registry;

    private Person gorm;
    private Person gerda;
    /// Held by nobody else's test.
    private final String name = "rettes-%s.dk".formatted(UUID.randomUUID());

    private UUID flag;

    @BeforeEach
    void theAgreementWantsTwo() {
        registry.names(Identity.GORM, TWO, true, "SUBMITTER", "APPROVER");
        registry.names(Identity.GERDA, TWO, true, "APPROVER");
        gorm = Person.loggedIn(address, Identity.GORM);
        gerda = Person.loggedIn(address, Identity.GERDA);
        flag = TWO.flags(name, "ÆØÅÖÄÜÉ.dk");
    }

    @AfterEach
    void asBefore() {
        registry.everybodyActs();
    }

    @Test
    void whatOneWritesIsNoVersionBeforeAnotherHasApprovedIt() {
        // Given
        Map<String, String> form = aCorrection(gorm, flag);
        form.put("triedFirst", "Ordered the host on 2 June.");
        form.put("redress", "Eight weeks.");
        form.put("document", new String(Authority.aPdf(), StandardCharsets.US_ASCII));

        // When
        HttpResponse<String> page = gorm.posts(path(), form);
        String prepared = page.uri().getPath();

        // Then
        assertThat(page.body())
                .contains("Handed over. The flag stays as it is", "You have prepared this yourself")
                .doesNotContain("Approve and correct");
        form.remove("document");
        TWO.reads(flag).body("version", equalTo(1));
        assertThat(gerda.get("/portal/approvals").body()).contains(prepared, "Correction", "gorm");
        assertThat(gerda.get(prepared).body())
                .contains(
                        "Ordered the host on 1 June.",
                        "Ordered the host on 2 June.",
                        "<em>Nothing</em>",
                        "Eight weeks.",
                        "A date was wrong.",
                        "Approve and correct")
                .doesNotContain("The host is silent.");
        assertThat(gerda.get(prepared + "/document").body())
                .startsWith("%PDF-2.0 decision")
                .isNotEqualTo(gerda.get(prepared + "/document-before").body());

        // When
        HttpResponse<String> corrected = approves(gerda, prepared);

        // Then
        assertThat(corrected.uri()).asString().endsWith(flag + "?news=corrected");
        assertThat(corrected.body()).contains("Corrected (version 2)", "gorm, approved by gerda");
        TWO.reads(flag)
                .body("version", equalTo(2))
                .body("proportionality.triedFirst", equalTo("Ordered the host on 2 June."))
                .body("redress", equalTo("Eight weeks."));
        String filed = TWO.asks()
                .get("/flags/{id}/versions", flag)
                .then()
                .body("reason", contains(null, "A date was wrong."))
                .extract()
                .path("[1].contentSha256");
        assertThat(intake.number(
                        "select count(*) from prepared p join corrected_by_hand c on c.flag_id = p.corrects"
                                + " where p.content = c.content and encode(sha256(c.content), 'hex') = ?",
                        filed))
                .isEqualTo(1);
        assertThat(gerda.get("/portal/approvals").body()).doesNotContain(prepared);
        assertThat(gerda.get(prepared).body())
                .contains("Approved and sent", "Ordered the host on 1 June.")
                .doesNotContain("Approve and correct");
    }

    @Test
    void handedOverTwiceItWaitsOnce() {
        Map<String, String> form = corrected();

        String prepared = gorm.posts(path(), form).uri().getPath();

        assertThat(gorm.posts(path(), form).uri().getPath()).isEqualTo(prepared).startsWith("/portal/corrections/");
    }

    @Test
    void nobodyApprovesHerOwnWorkNorWhoMayNot() {
        // Given
        String prepared = prepares();

        // Then
        assertNothingIsCorrected(() -> {
            HttpResponse<String> own = approves(gorm, prepared);
            assertThat(own.statusCode()).isEqualTo(403);
            assertThat(own.body()).contains("another person of your authority has to approve it");
            registry.names(Identity.GERDA, TWO, true, "SUBMITTER");
            assertThat(approves(gerda, prepared).statusCode()).isEqualTo(403);
            assertThat(gerda.postsFields(prepared + "/return", "reason=x").statusCode())
                    .isEqualTo(403);
        });
        assertThat(gerda.get(prepared).body()).contains("who may approve, has to look at it");
    }

    @Test
    void approvedByManyAtOnceItIsOneVersion() {
        String prepared = prepares();

        List<String> landedOn = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> approves(gerda, prepared), ClientThreads::start))
                .limit(4)
                .toList()
                .stream()
                .map(answer -> answer.join().uri().getPath())
                .distinct()
                .toList();

        assertThat(landedOn).containsExactly("/portal/flags/" + flag);
        TWO.reads(flag).body("version", equalTo(2));
        assertThat(intake.number(
                        "select count(*) from corrected_by_hand where person = 'gorm' and approved_by = 'gerda'"
                                + " and four_eyes and flag_id = ?",
                        flag))
                .isEqualTo(1);
    }

    @Test
    void whatIsReturnedIsChangedAndHandedOverAnew() {
        // Given
        String prepared = prepares();
        assertThat(gerda.postsFields(prepared + "/return", "reason=+").statusCode())
                .isEqualTo(422);

        // When
        gerda.postsFields(prepared + "/return", "reason=The+date+is+%3Cwrong%3E");

        // Then
        assertThat(gorm.get("/portal/approvals").body()).contains(prepared, "The date is &lt;wrong&gt;");
        assertNothingIsCorrected(
                () -> assertThat(approves(gerda, prepared).body()).contains("Returned by gerda"));

        // When
        String again = path() + "?again=" + prepared.replaceAll(".*/", "");
        String page = gorm.get(again).body();
        assertThat(page).contains("Ordered the host on 2 June.", "A date was wrong.");
        Map<String, String> form = corrected();
        form.put("insteadOf", Person.hidden(page, "insteadOf"));
        String anew = gorm.posts(path(), form).uri().getPath();

        // Then
        assertThat(gorm.get("/portal/approvals").body()).contains(anew).doesNotContain(prepared);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a verdict         | The registry has decided on",
                "a hold            | has been suspended since",
                "a withdrawal      | has been taken back since",
                "the whole flag    | This flag has been taken back on all of its names",
                "a newer version   | has been corrected since this was written",
                "its place is taken| has taken the place of that one already",
            })
    void whatCameUpSinceIsSaidAndNothingIsCorrected(String news, String said) {
        // Given
        String prepared = prepares();
        comesUp(news);

        // Then
        assertNothingIsCorrected(() -> {
            HttpResponse<String> page = approves(gerda, prepared);
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(page.body()).contains("It can not be corrected as it is", said);
        });
        assertThat(gerda.get(prepared).body()).contains(said);
        assertThat(gerda.get("/portal/approvals").body()).contains(prepared);
    }

    @Test
    void whatWasKnownWhenItWasWrittenIsNoNews() {
        comesUp("a verdict");
        comesUp("a hold");

        assertThat(approves(gerda, prepares()).uri()).asString().endsWith("?news=corrected");
    }

    @Test
    void whatThePageCalledHandingOverIsNotDoneAtOnceWhenTheAgreementChangesMeanwhile() {
        Map<String, String> form = corrected();
        form.put("handOver", "yes");
        registry.names(Identity.GORM, TWO, false, "SUBMITTER");

        assertNothingIsCorrected(
                () -> assertThat(gorm.posts(path(), form).uri().getPath()).startsWith("/portal/corrections/"));
    }

    @Test
    void whatThePageCalledCorrectingWaitsWhenTheAgreementWantsTwoMeanwhile() {
        registry.names(Identity.GORM, TWO, false, "SUBMITTER");
        Map<String, String> form = corrected();
        assertThat(gorm.get(path()).body()).doesNotContain("handOver");
        registry.names(Identity.GORM, TWO, true, "SUBMITTER");

        assertNothingIsCorrected(
                () -> assertThat(gorm.posts(path(), form).uri().getPath()).startsWith("/portal/corrections/"));
    }

    @Test
    void whatAnotherHasCorrectedSinceThePageWasOpenedIsNotUndone() {
        Map<String, String> form = corrected();
        comesUp("a newer version");

        assertNothingIsCorrected(() -> {
            assertThat(gorm.posts(path(), form).body()).contains("since you opened the page");
            registry.names(Identity.GORM, TWO, false, "SUBMITTER");
            assertThat(gorm.posts(path(), form).body()).contains("since you opened the page");
        });
    }

    @Test
    void anotherAuthorityAndAForgedFormDoNothing() {
        // Given
        String prepared = prepares();
        String aFlag = gorm.posts("/portal/new/send", Forms.checkedForm(gorm, Forms.aForm("eksempel.dk")))
                .uri()
                .getPath();
        Person freja = Person.loggedIn(address, Identity.FREJA);

        // Then
        assertNothingIsCorrected(() -> {
            for (String path : List.of(prepared, prepared + "/document", prepared + "/document-before")) {
                assertThat(freja.get(path).statusCode()).isEqualTo(404);
            }
            assertThat(approves(freja, prepared).statusCode()).isEqualTo(404);
            assertThat(freja.postsFields(prepared + "/return", "reason=x").statusCode())
                    .isEqualTo(404);
            assertThat(gerda.postsFields(prepared + "/approve", "", "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            // What is prepared is decided on its own kind's page alone.
            assertThat(approves(gerda, prepared.replace("corrections", "approvals"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(approves(gerda, aFlag.replace("approvals", "corrections"))
                            .statusCode())
                    .isEqualTo(404);
        });
        assertThat(freja.get("/portal/approvals").body()).doesNotContain(prepared);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "prepared_is_approved_by_another | update prepared set status = 'APPROVED', decided_by = prepared_by,"
                        + " decided_at = now(), flag_id = '%1$s' where id = '%2$s'",
                "correction_is_of_its_flag       | update prepared set status = 'APPROVED', decided_by = 'gerda',"
                        + " decided_at = now(), flag_id = '%3$s' where id = '%2$s'",
                "correction_becomes_a_version    | update prepared set status = 'APPROVED', decided_by = 'gerda',"
                        + " decided_at = now(), flag_id = '%1$s' where id = '%2$s'",
                "is decided once                 | update prepared set from_version = 2 where id = '%2$s'",
                "corrected_is_approved_by_another      | insert into corrected_by_hand values ('%1$s', 2, 'gorm', 'gorm', true, 'x', now())",
                "corrections_of_four_eyes_are_of_two   | insert into corrected_by_hand values ('%1$s', 2, 'gorm', null, true, 'x', now())",
                "corrected_by_hand_flag_id_version_fkey| insert into corrected_by_hand values ('%1$s', 2, 'gorm', 'gerda', true, 'x', now())",
            })
    void theDatabaseHoldsToIt(String constraint, String sql) {
        String prepared = prepares().replaceAll(".*/", "");
        UUID other = TWO.flags("eksempel.dk");

        assertThatThrownBy(() -> intake.execute(sql.formatted(flag, prepared, other)))
                .hasMessageContaining(constraint);
    }

    private void comesUp(String news) {
        switch (news) {
            case "a verdict" -> {
                kafka.deliver(aCaseDecided()
                        .upheld()
                        .about(name)
                        .ofFlag(flag)
                        .inCase(UUID.randomUUID(), "C-2026-000031")
                        .build());
                await("the verdict to be known").until(() -> facts("case_fact"), count -> count == 1);
            }
            case "a hold" -> {
                kafka.deliver(aDomainSuspended().about(name).ofFlag(flag).build());
                await("the hold to be known").until(() -> facts("suspension_fact"), count -> count == 1);
            }
            case "a withdrawal" ->
                TWO.withdraws(flag, "{\"domains\": [\"%s\"], \"reason\": \"RESOLVED\"}".formatted(name))
                        .statusCode(200);
            case "the whole flag" ->
                TWO.withdraws(flag, "{\"reason\": \"RESOLVED\"}").statusCode(200);
            case "a newer version" -> {
                registry.names(Identity.GORM, TWO, false, "SUBMITTER");
                Map<String, String> form = aCorrection(gorm, flag);
                form.put("redress", "Four weeks.");
                assertThat(gorm.posts(path(), form).uri()).asString().endsWith("?news=corrected");
                registry.names(Identity.GORM, TWO, true, "SUBMITTER");
            }
            default -> {
                Map<String, Object> decision =
                        new HashMap<>(new ObjectMapper().convertValue(TWO.decides(name), new TypeReference<>() {}));
                decision.put("supersedes", flag.toString());
                TWO.submits(decision).statusCode(202);
            }
        }
    }

    private long facts(String table) {
        return intake.number("select count(*) from %s where flag_id = ?".formatted(table), flag);
    }

    private void assertNothingIsCorrected(Runnable attempts) {
        long before = versions();
        attempts.run();
        assertThat(versions()).isEqualTo(before);
    }

    private long versions() {
        return intake.number("select count(*) from flag_version")
                + intake.number("select count(*) from corrected_by_hand");
    }

    private String prepares() {
        return gorm.posts(path(), corrected()).uri().getPath();
    }

    /// With something corrected.
    private Map<String, String> corrected() {
        Map<String, String> form = aCorrection(gorm, flag);
        form.put("triedFirst", "Ordered the host on 2 June.");
        return form;
    }

    private String path() {
        return "/portal/flags/" + flag + "/correct";
    }

    private static HttpResponse<String> approves(Person person, String prepared) {
        return person.postsFields(prepared + "/approve", "");
    }
}
