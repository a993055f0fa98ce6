package dk.punktum.flagger.intake.portal;

import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.portal.Forms.aForm;
import static dk.punktum.flagger.intake.portal.Forms.checkedForm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.testing.ClientThreads;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
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

/// Under an agreement that wants two persons: gorm prepares, gerda approves.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class FourEyesTest extends IntakeTest {

    @TestHTTPResource
    String address;

    @Inject
    RegistryStandIn registry;

    private Person gorm;
    private Person gerda;

    @BeforeEach
    void theAgreementWantsTwo() {
        registry.names(Identity.GORM, TWO, true, "SUBMITTER", "APPROVER");
        registry.names(Identity.GERDA, TWO, true, "APPROVER");
        gorm = Person.loggedIn(address, Identity.GORM);
        gerda = Person.loggedIn(address, Identity.GERDA);
    }

    @AfterEach
    void asBefore() {
        registry.everybodyActs();
    }

    @Test
    void whatOnePreparesIsNotSentBeforeAnotherHasApprovedIt() {
        // Given
        Map<String, String> form = checkedForm(gorm, aForm("eksempel.dk ÆØÅÖÄÜÉ.dk"));

        // When
        String[] prepared = new String[1];
        intake.assertNoTrace(() -> {
            HttpResponse<String> page = gorm.posts("/portal/new/send", form);
            assertThat(page.body())
                    .contains("Handed over. Nothing is sent", "You have prepared this yourself")
                    .doesNotContain("Approve and send");
            prepared[0] = page.uri().getPath();
            assertThat(gorm.posts("/portal/new/send", form).uri().getPath()).isEqualTo(prepared[0]);
        });
        assertThat(gerda.get("/portal/approvals").body()).contains(prepared[0], form.get("caseNumber"), "gorm");
        assertThat(gerda.get(prepared[0]).body())
                .contains("xn--4cabco7dk5a.dk", "Ordered the host on 1 June.", "Approve and send");
        assertThat(gerda.get(prepared[0] + "/document").body()).startsWith("%PDF-2.0 decision");
        HttpResponse<String> sent = approves(gerda, prepared[0]);

        // Then
        assertThat(sent.uri().toString()).contains("/portal/flags/").endsWith("?news=sent");
        assertThat(sent.body()).contains("Approved by", "gerda", "Handed in by", "gorm");
        TWO.finds(form.get("caseNumber")).statusCode(200);
        assertThat(approves(gerda, prepared[0]).uri().getPath())
                .isEqualTo(sent.uri().getPath());
        assertThat(gerda.get("/portal/approvals").body()).doesNotContain(prepared[0]);
    }

    @Test
    void nobodyApprovesHerOwnWorkWhateverHerRoles() {
        String prepared = prepares("eksempel.dk");

        intake.assertNoTrace(() -> {
            HttpResponse<String> page = approves(gorm, prepared);
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("another person of your authority has to approve it");
        });
    }

    @Test
    void whoMayNotApproveDoesNot() {
        String prepared = prepares("eksempel.dk");
        registry.names(Identity.GERDA, TWO, true, "SUBMITTER");

        intake.assertNoTrace(() -> {
            assertThat(approves(gerda, prepared).statusCode()).isEqualTo(403);
            assertThat(gerda.postsFields(prepared + "/return", "reason=x").statusCode())
                    .isEqualTo(403);
        });
        assertThat(gerda.get(prepared).body()).contains("who may approve, has to look at it");
    }

    @Test
    void approvedByManyAtOnceItIsSentOnce() {
        String prepared = prepares("eksempel.dk");

        List<String> landedOn = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> approves(gerda, prepared), ClientThreads::start))
                .limit(4)
                .toList()
                .stream()
                .map(answer -> answer.join().uri().getPath())
                .distinct()
                .toList();

        assertThat(landedOn).singleElement().asString().startsWith("/portal/flags/");
        assertThat(intake.number(
                        "select count(*) from handed_in_by_hand where person = 'gorm' and approved_by = 'gerda'"
                                + " and four_eyes and flag_id = cast(? as uuid)",
                        landedOn.getFirst().replaceAll(".*/", "")))
                .isEqualTo(1);
    }

    @Test
    void whatIsReturnedIsChangedAndHandedOverAnew() {
        // Given
        String prepared = prepares("eksempel.dk");
        assertThat(gerda.postsFields(prepared + "/return", "reason=+").statusCode())
                .isEqualTo(422);

        // When
        gerda.postsFields(prepared + "/return", "reason=The+date+is+%3Cwrong%3E");

        // Then
        assertThat(gorm.get("/portal/approvals").body()).contains("The date is &lt;wrong&gt;");
        assertThat(gorm.get(prepared).body()).contains("Returned by gerda");
        String page = gorm.get(prepared.replace("approvals", "new/again")).body();
        assertThat(page)
                .contains("eksempel.dk</textarea>", "Ordered the host on 1 June.", "decision.pdf has been uploaded");
        intake.assertNoTrace(() -> assertThat(approves(gerda, prepared).body()).contains("Returned by gerda"));

        // When
        Map<String, String> form = aForm("eksempel.dk");
        form.put("insteadOf", Person.hidden(page, "insteadOf"));
        String anew =
                gorm.posts("/portal/new/send", checkedForm(gorm, form)).uri().getPath();

        // Then
        assertThat(gorm.get("/portal/approvals").body()).contains(anew).doesNotContain(prepared);
        assertThat(gorm.get(prepared).body()).contains("Returned by gerda");
    }

    @Test
    void whatIsSaidToStandForWhatWasNotReturnedHidesNothing() {
        String waiting = prepares("eksempel.dk");
        Map<String, String> form = aForm("eksempel.dk");
        form.put("insteadOf", waiting.replaceAll(".*/", ""));

        gorm.posts("/portal/new/send", checkedForm(gorm, form));
        gerda.postsFields(waiting + "/return", "reason=x");

        assertThat(gorm.get("/portal/approvals").body()).contains(waiting);
    }

    /// As it was prepared before the name was used for mail.
    @Test
    void aWarningThatHasComeUpSinceIsSaidAndItWaitsOn() throws Exception {
        // Given
        String before = prepares("eksempel.dk").replaceAll(".*/", "");
        UUID prepared = UUID.randomUUID();
        intake.execute("""
                insert into prepared (id, agreement_id, form_key, content, document_name, prepared_by, prepared_at, status)
                select '%s', agreement_id, '%1$s', convert_to(replace(convert_from(content, 'UTF8'), 'eksempel.dk',
                       'post-eksempel.dk'), 'UTF8'), document_name, prepared_by, prepared_at, status
                from prepared where id = '%s'""".formatted(prepared, before));

        // Then
        intake.assertNoTrace(() -> {
            HttpResponse<String> page = approves(gerda, "/portal/approvals/" + prepared);
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(page.body()).contains("that was not acknowledged when it was prepared");
        });
        assertThat(gerda.get("/portal/approvals/" + prepared).body()).contains("Not acknowledged by who prepared it.");
    }

    @Test
    void whatHasChangedSinceIsSaidAndItWaitsOn() {
        // Given
        Map<String, String> form = checkedForm(gorm, aForm("eksempel.dk"));
        String prepared = gorm.posts("/portal/new/send", form).uri().getPath();
        var byMachine = TWO.decides("eksempel.dk").caseNumber(form.get("caseNumber"));
        TWO.submits(byMachine).statusCode(202);

        // Then
        intake.assertNoTrace(() -> {
            HttpResponse<String> page = approves(gerda, prepared);
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(page.body()).contains("It can not be sent as it is", "has this case number already");
        });
        assertThat(gerda.get("/portal/approvals").body()).contains(prepared);
    }

    @Test
    void whatThePageCalledHandingOverIsNotSentWhenTheAgreementChangesMeanwhile() {
        Map<String, String> form = checkedForm(gorm, aForm("eksempel.dk"));
        form.put("handOver", "yes");
        registry.names(Identity.GORM, TWO, false, "SUBMITTER");

        assertThat(gorm.posts("/portal/new/send", form).uri().getPath()).startsWith("/portal/approvals/");
    }

    @Test
    void anotherAuthorityAndAForgedFormDoNothing() {
        String prepared = prepares("eksempel.dk");
        Person freja = Person.loggedIn(address, Identity.FREJA);

        intake.assertNoTrace(() -> {
            assertThat(freja.get(prepared).statusCode()).isEqualTo(404);
            assertThat(freja.get(prepared + "/document").statusCode()).isEqualTo(404);
            assertThat(freja.get(prepared.replace("approvals", "new/again")).statusCode())
                    .isEqualTo(404);
            assertThat(approves(freja, prepared).statusCode()).isEqualTo(404);
            assertThat(freja.postsFields(prepared + "/return", "reason=x").statusCode())
                    .isEqualTo(404);
            assertThat(gerda.postsFields(prepared + "/approve", "", "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
        });
        assertThat(freja.get("/portal/approvals").body()).doesNotContain(prepared);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "prepared_is_approved_by_another  | update prepared set status = 'APPROVED', decided_by = prepared_by,"
                        + " decided_at = now(), flag_id = '%1$s' where id = '%2$s'",
                "is decided once                  | update prepared set content = 'x' where id = '%2$s'",
                "is written once                  | delete from prepared where id = '%2$s'",
                "handed_in_is_approved_by_another | insert into handed_in_by_hand values ('%1$s', 'gorm', 'x', now(), 'gorm', true)",
                "four_eyes_are_of_two             | insert into handed_in_by_hand values ('%1$s', 'gorm', 'x', now(), null, true)",
            })
    void theDatabaseHoldsToIt(String constraint, String sql) {
        UUID flag = TWO.flags("eksempel.dk");
        String prepared = prepares("eksempel.dk").replaceAll(".*/", "");

        assertThatThrownBy(() -> intake.execute(sql.formatted(flag, prepared))).hasMessageContaining(constraint);
    }

    @Test
    void takingBackTakesOnePerson() {
        UUID flag = TWO.flags("eksempel.dk");

        assertThat(gorm.postsFields("/portal/flags/" + flag + "/withdraw", "domain=eksempel.dk&reason=RESOLVED")
                        .body())
                .contains("Taken back.");
    }

    private String prepares(String names) {
        return gorm.posts("/portal/new/send", checkedForm(gorm, aForm(names)))
                .uri()
                .getPath();
    }

    private static HttpResponse<String> approves(Person person, String prepared) {
        return person.postsFields(prepared + "/approve", "");
    }
}
