package dk.punktum.flagger.intake.portal;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.agreementOf;
import static dk.punktum.flagger.intake.portal.Forms.aCorrection;
import static dk.punktum.flagger.intake.portal.Forms.aForm;
import static dk.punktum.flagger.intake.portal.Forms.checkedForm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the server makes of the portal's forms, whatever the browser.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class ByHandTest extends IntakeTest {

    @TestHTTPResource
    String address;

    @Inject
    MeterRegistry meters;

    private Person freja;

    @BeforeEach
    void logIn() {
        freja = Person.loggedIn(address, Identity.FREJA);
    }

    @Test
    void theCheckSaysNameByNameWhatWasUnderstoodAndOnlyTheDocumentStays() {
        // Given
        Map<String, String> form = aForm("ÆØÅÖÄÜÉ.dk\nhttps://www.eksempel.dk/x co.dk\neksempel.dk.");
        long flags = intake.number("select count(*) from flag");

        // When
        HttpResponse<String> page = freja.posts("/portal/new/check", form);

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("æøåöäüé.dk", "xn--4cabco7dk5a.dk", "3 of 4 names can be flagged")
                .contains("Left out.", "This is a web address", "Perhaps you mean eksempel.dk")
                .contains("value=\"co.dk name-with-sub-tenants\"", "decision.pdf");
        assertThat(intake.number("select count(*) from flag")).isEqualTo(flags);
    }

    @Test
    void theCheckSaysWhatOthersKnowOfEachName() {
        HttpResponse<String> page = freja.posts(
                "/portal/new/check", aForm("eksempel.dk\nukendt-a.dk\nbeslaglagt-a.dk\nnede-a.dk\npost-a.dk"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Registrar: REG-DK<br>Status: active<br>Not used for mail")
                .contains("The name is not registered<br>Not used for mail")
                .contains("Status: active<br>Seized by the police<br>Not used for mail")
                .contains("Whether it is registered is not known: the register does not answer")
                .contains("Status: active<br>Used for mail", "value=\"post-a.dk name-used-for-mail\"");
    }

    @Test
    void whatIsRefusedHereIsCountedAsItIsAtTheApi() {
        Map<String, String> form = checkedForm(freja, aForm("co.dk"));
        form.remove("acknowledged");
        double before = refused("warnings-not-acknowledged");

        assertThat(freja.posts("/portal/new/send", form).statusCode()).isEqualTo(422);

        assertThat(refused("warnings-not-acknowledged")).isEqualTo(before + 1);
    }

    private double refused(String reason) {
        return meters.counter("flagger.intake.flags", "outcome", "refused", "reason", reason)
                .count();
    }

    @Test
    void theApiShowsTheSameFlagAndTheReceiptIsOverWhatCanBeDownloaded() {
        // Given
        Map<String, String> form = checkedForm(freja, aForm("eksempel.dk\nb.dk"));

        // When
        HttpResponse<String> page = freja.posts("/portal/new/send", form);

        // Then
        String path = page.uri().getPath();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        ONE.reads(id)
                .statusCode(200)
                .body("caseNumber", equalTo(form.get("caseNumber")))
                .body("domains[1].uLabel", equalTo("b.dk"));
        assertThat(page.body()).contains("Sent. The registry has received flag F-", "Handed in by", "freja");
        HttpResponse<String> receipt = freja.get(path + "/receipt");
        assertThat(receipt.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"F-.*\\.jws\"");
        String claims =
                new String(Base64.getUrlDecoder().decode(receipt.body().split("\\.")[1]), StandardCharsets.UTF_8);
        String content = freja.get(path + "/content").body();
        assertThat(claims).contains(Authority.sha256(content.getBytes(StandardCharsets.UTF_8)));
        assertThat(content).contains("\"domains\":[\"eksempel.dk\",\"b.dk\"]");
    }

    @Test
    void aWarningHasToBeAcknowledgedByTheServersReckoningToo() {
        // Given
        Map<String, String> form = checkedForm(freja, aForm("co.dk"));

        // When
        intake.assertNoTrace(() -> {
            HttpResponse<String> refused = freja.posts("/portal/new/send", form);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("There is something to know of some names", "Check what was understood");
        });
        form.put("acknowledged", "co.dk name-with-sub-tenants");
        HttpResponse<String> sent = freja.posts("/portal/new/send", form);

        // Then
        assertThat(sent.uri().getPath()).startsWith("/portal/flags/");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAtItsFieldAndNothingIsLost() {
        // Given
        Map<String, String> form = aForm("http://x.dk");
        form.put("decisionDate", "2999-01-01");
        form.put("triedFirst", "");
        form.put("recipient", "Kontoret <b>");
        form.put("recipientEmail", "nobody");

        // When
        HttpResponse<String> page = freja.posts("/portal/new/check", form);

        // Then
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#decisionDate\"", "A decision is handed in once it has been made.")
                .contains("href=\"#triedFirst\"", "id=\"triedFirst-fault\"", "href=\"#recipientEmail\"")
                .contains("value=\"Kontoret &lt;b&gt;\"", form.get("caseNumber"))
                .contains("decision.pdf has been uploaded");
        assertThat(Person.hidden(page.body(), "documentId")).isNotBlank();
    }

    @Test
    void whatIsNoPdfAndWhatIsMissingIsSaid() {
        Map<String, String> form = aForm("eksempel.dk");
        form.remove("document");
        assertThat(freja.posts("/portal/new/check", form).body()).contains("href=\"#document\"");

        form.put("document", "%PDF");
        HttpResponse<String> page = freja.posts("/portal/new/check", form);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("This file is not a PDF.");
    }

    @Test
    void aCaseNumberThatWasUsedLeadsToItsFlag() {
        // Given
        Map<String, String> form = checkedForm(freja, aForm("eksempel.dk"));
        String first = freja.posts("/portal/new/send", form).uri().getPath();

        // When
        Map<String, String> again = aForm("b.dk");
        again.put("caseNumber", form.get("caseNumber"));
        HttpResponse<String> page = freja.posts("/portal/new/check", again);

        // Then
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("has this case number already", "href=\"" + first + "\"");
    }

    @Test
    void whoChangesSomethingFindsTheWholeFormAsItWas() {
        HttpResponse<String> page = freja.posts("/portal/new/edit", checkedForm(freja, aForm("eksempel.dk\nb.dk")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("eksempel.dk\nb.dk</textarea>", "decision.pdf has been uploaded", "New flag");
    }

    @Test
    void underASuspendedAgreementNothingIsWrittenAndEverythingIsRead() {
        // Given
        UUID flag = ONE.flags("eksempel.dk");
        intake.agreement(kafka, ONE, terms -> terms.suspended());

        // Then
        HttpResponse<String> refused = freja.get("/portal/new");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("The agreement is suspended.");
        assertThat(freja.get("/portal/flags/" + flag).statusCode()).isEqualTo(200);
        assertThat(freja.postsFields("/portal/flags/" + flag + "/withdraw", "domain=eksempel.dk&reason=RESOLVED")
                        .body())
                .contains("Taken back.");
        ONE.reads(flag).body("domains[0].status", equalTo("WITHDRAWN"));
    }

    @Test
    void theQuotaHoldsHereTooAndNothingThatWasWrittenIsLost() {
        // Given
        Map<String, String> form = checkedForm(freja, aForm("eksempel.dk"));
        Authority admin = new Authority("anna");
        String quota = "/operator/quotas/" + agreementOf(ONE);

        try {
            admin.asks()
                    .contentType("application/json")
                    .body("{\"flagsPerHour\": 1, \"namesPerHour\": 2000, \"reason\": \"a test\"}")
                    .put(quota)
                    .then()
                    .statusCode(200);
            ONE.submits(ONE.decides("eksempel.dk"));

            // Then
            intake.assertNoTrace(() -> {
                for (String path : new String[] {"/portal/new/check", "/portal/new/send"}) {
                    HttpResponse<String> refused = freja.posts(path, form);
                    assertThat(refused.statusCode()).as(path).isEqualTo(429);
                    assertThat(refused.body()).contains("quota for an hour is used up", form.get("caseNumber"));
                }
            });
        } finally {
            admin.asks()
                    .contentType("application/json")
                    .body("{\"reason\": \"the test is over\"}")
                    .put(quota)
                    .then()
                    .statusCode(200);
        }
        assertThat(freja.posts("/portal/new/send", form).uri().getPath()).startsWith("/portal/flags/");
    }

    @Test
    void aListLongerThanAFlagAndALongStatementArriveWhole() {
        Map<String, String> form = aForm("n%d.dk\n"
                .repeat(101)
                .formatted(Stream.iterate(1, i -> i + 1).limit(101).toArray()));
        form.put("triedFirst", "æ".repeat(10_000));

        HttpResponse<String> page = freja.posts("/portal/new/check", form);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("At most 100 domain names in one flag.", "æ".repeat(10_000))
                .doesNotContain("href=\"#triedFirst\"");
    }

    @Test
    void aNewDecisionTakesThePlaceOfAnEarlierOne() {
        // Given
        UUID earlier = ONE.flags("eksempel.dk", "b.dk");
        String begun = freja.get("/portal/new?supersedes=" + earlier).body();
        assertThat(begun)
                .contains(
                        "takes the place of an earlier one",
                        "eksempel.dk\nb.dk</textarea>",
                        "Ordered the host on 1 June.")
                .doesNotContain("decision.pdf has been uploaded");

        // When
        Map<String, String> form = aForm("eksempel.dk");
        form.put("supersedes", Person.hidden(begun, "supersedes"));
        HttpResponse<String> sent = freja.posts("/portal/new/send", checkedForm(freja, form));

        // Then
        assertThat(sent.body()).contains("It took the place of flag", earlier.toString());
        assertThat(freja.get("/portal/flags/" + earlier).body())
                .contains("Another flag has taken its place", sent.uri().getPath())
                .doesNotContain("Replace it after");
        Map<String, String> again = aForm("eksempel.dk");
        again.put("supersedes", earlier.toString());
        HttpResponse<String> late = freja.posts("/portal/new/check", again);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body())
                .contains("has taken that place already", sent.uri().getPath());
        assertThat(freja.get("/portal/new?supersedes=" + TWO.flags("b.dk")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatNoVerdictRestsOnIsCorrectedAndEveryVersionIsKept() {
        // Given
        UUID flag = ONE.flags("eksempel.dk", "b.dk");
        String path = "/portal/flags/" + flag + "/correct";
        String begun = freja.get(path).body();
        Map<String, String> form = aCorrection(freja, flag);
        form.put("triedFirst", "Ordered the host on 2 June.");
        form.remove("reason");

        // Then
        assertThat(begun).contains("Ordered the host on 1 June.");
        intake.assertNoTrace(
                () -> assertThat(freja.posts(path, form).statusCode()).isEqualTo(422));
        form.put("reason", "A date was wrong.");
        form.put("decisionDate", "2026-07-02");
        assertThat(freja.posts(path, form).body()).contains("href=\"#decisionDate\"");
        form.put("decisionDate", "2026-07-01");

        // When
        HttpResponse<String> corrected = freja.posts(path, form);
        freja.posts(path, form);

        // Then
        assertThat(corrected.uri()).asString().endsWith("?news=corrected");
        ONE.reads(flag)
                .body("version", equalTo(2))
                .body("proportionality.triedFirst", equalTo("Ordered the host on 2 June."));
        assertThat(freja.get(path.replace(flag.toString(), TWO.flags("b.dk").toString()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatTakesThePlaceOfAnotherIsTakenWholeOrNotAtAll() {
        Map<String, String> form = aForm("eksempel.dk http://x.dk");
        form.put("supersedes", ONE.flags("eksempel.dk").toString());

        HttpResponse<String> page = freja.posts("/portal/new/check", form);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("with all of its names or not at all", "http://x.dk");
    }

    @Test
    void theListGoesBackPageByPage() {
        // Given
        UUID oldest = ONE.flags("eksempel.dk");
        for (int i = 0; i < 20; i++) {
            ONE.flags("eksempel.dk");
        }

        // When
        String first = freja.get("/portal").body();

        // Then
        assertThat(first).contains("Older flags").doesNotContain(oldest.toString());
        assertThat(freja.get("/portal?before=" + first.replaceAll("(?s).*\\?before=([0-9a-f-]{36}).*", "$1"))
                        .body())
                .contains(oldest.toString());
        assertThat(freja.get("/portal?before=00000000-0000-7000-8000-000000000000")
                        .body())
                .contains("Nothing has been handed in yet.");
    }
}
