package dk.punktum.flagger.intake.portal;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.portal.Forms.aCorrection;
import static dk.punktum.flagger.intake.portal.Forms.aForm;
import static dk.punktum.flagger.intake.portal.Forms.checkedForm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.testing.ClientThreads;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A button that is pressed twice, and a form that is sent again.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class SentTwiceTest extends IntakeTest {

    @TestHTTPResource
    String address;

    private Person freja;

    @BeforeEach
    void frejaLogsIn() {
        freja = Person.loggedIn(address, Identity.FREJA);
    }

    @Test
    void aFormThatIsSentTwiceIsOneFlag() {
        Map<String, String> form = checkedForm(freja, aForm("eksempel.dk"));

        List<String> landedOn = sentByMany("/portal/new/send", form);

        assertThat(landedOn)
                .singleElement()
                .asString()
                .contains("/portal/flags/")
                .endsWith("?news=sent");
        assertThat(freja.posts("/portal/new/send", form).uri()).hasToString(landedOn.getFirst());
        assertThat(intake.number("select count(*) from flag where case_number = ?", form.get("caseNumber")))
                .isEqualTo(1);
    }

    @Test
    void aCorrectionThatIsSentTwiceIsOneVersion() {
        UUID flag = ONE.flags("eksempel.dk");
        Map<String, String> form = aCorrection(freja, flag);
        form.put("triedFirst", "Ordered the host on 2 June.");

        List<String> landedOn = sentByMany("/portal/flags/%s/correct".formatted(flag), form);

        assertThat(landedOn).singleElement().asString().endsWith("?news=corrected");
        assertThat(intake.number("select count(*) from flag_version where flag_id = ?", flag))
                .isEqualTo(1);
    }

    @Test
    void whileTheFirstIsWorkedOnTheSecondWaits() throws Exception {
        Map<String, String> form = checkedForm(freja, aForm("eksempel.dk"));
        CompletableFuture<String> landedOn;

        try (AutoCloseable _ = intake.workOn(ONE.clientId(), form.get("key"))) {
            landedOn = sent("/portal/new/send", form);
            await("the form to wait").until(() -> intake.aRequestWaits() || landedOn.isDone());
            assertThat(landedOn).isNotDone();
        }

        assertThat(landedOn.join()).endsWith("?news=sent");
    }

    @Test
    void whileTheFirstCorrectionIsWorkedOnTheSecondWaits() throws Exception {
        UUID flag = ONE.flags("eksempel.dk");
        Map<String, String> form = aCorrection(freja, flag);
        form.put("triedFirst", "Ordered the host on 2 June.");
        CompletableFuture<String> landedOn;

        try (AutoCloseable _ = intake.workOn(Identity.FREJA.id(), form.get("key"))) {
            landedOn = sent("/portal/flags/%s/correct".formatted(flag), form);
            await("the correction to wait").until(() -> intake.aRequestWaits() || landedOn.isDone());
            assertThat(landedOn).isNotDone();
        }

        assertThat(landedOn.join()).endsWith("?news=corrected");
    }

    private List<String> sentByMany(String path, Map<String, String> form) {
        return Stream.generate(() -> sent(path, form)).limit(4).toList().stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();
    }

    private CompletableFuture<String> sent(String path, Map<String, String> form) {
        return CompletableFuture.supplyAsync(() -> freja.posts(path, form).uri().toString(), ClientThreads::start);
    }
}
