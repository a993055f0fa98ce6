package dk.punktum.flagger.intake.description;

import static dk.punktum.flagger.intake.Authority.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.client.ApiClient;
import dk.punktum.flagger.client.ApiException;
import dk.punktum.flagger.client.DocumentsApi;
import dk.punktum.flagger.client.FlagsApi;
import dk.punktum.flagger.client.model.DocumentReceipt;
import dk.punktum.flagger.client.model.FlagAnswer;
import dk.punktum.flagger.client.model.FlagDomainStatus;
import dk.punktum.flagger.client.model.FlagSubmission;
import dk.punktum.flagger.client.model.FlaggedName;
import dk.punktum.flagger.client.model.Proportionality;
import dk.punktum.flagger.client.model.WithdrawalRequest;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that was generated from the released description, as an authority would do it, works with the service of
/// today.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class GeneratedClientTest extends IntakeTest {

    private static final String LANGUAGE = "en";

    @TempDir
    Path directory;

    private DocumentsApi documents;
    private FlagsApi flags;

    @BeforeEach
    void client() {
        ApiClient client =
                new ApiClient(HttpClient.newBuilder(), new FilesAsTheyAre(), "http://localhost:" + RestAssured.port);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + Tokens.of(ONE.clientId())));
        documents = new DocumentsApi(client);
        flags = new FlagsApi(client);
    }

    @Test
    void aFlagIsHandedInReadAndWithdrawn() throws Exception {
        FlagSubmission submission = decision().domains(List.of("eksempel.dk", "www.eksempel.dk"));
        var resolved = new WithdrawalRequest().reason(WithdrawalRequest.ReasonEnum.RESOLVED);

        FlagAnswer receipt = flags.submitFlag(submission, Authority.newKey(), null, LANGUAGE);
        var found = flags.listFlags(submission.getCaseNumber(), null, null, null, LANGUAGE);
        flags.withdrawFlag(receipt.getFlagId(), resolved, LANGUAGE);
        var flag = flags.getFlag(receipt.getFlagId(), LANGUAGE);

        assertThat(receipt.getSignedReceipt()).isNotBlank();
        assertThat(receipt.getDomains())
                .extracting(name -> name.getOutcome().getValue())
                .containsExactly("ACCEPTED", "REFUSED");
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.getFlagId()).isEqualTo(receipt.getFlagId()));
        assertThat(flag.getDomains()).extracting(FlaggedName::getStatus).containsExactly(FlagDomainStatus.WITHDRAWN);
    }

    @Test
    void aDryRunIsReadWithTheSameClient() throws Exception {
        FlagAnswer preview =
                flags.submitFlag(decision().domains(List.of("eksempel.dk")), null, "handling=dry-run", LANGUAGE);

        assertThat(preview.getFlagId()).isNull();
        assertThat(preview.getDomains()).hasSize(1);
    }

    @Test
    void aRefusalIsAProblemThatTheClientCanRead() throws Exception {
        FlagSubmission tooEarly = decision().domains(List.of("eksempel.dk")).decisionDate(LocalDate.of(2999, 1, 1));

        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> flags.submitFlag(tooEarly, Authority.newKey(), null, "da"));

        assertThat(refused.getCode()).isEqualTo(422);
        assertThat(refused.getResponseBody()).contains("/decisionDate");
        assertThat(refused.getResponseHeaders().firstValue("Content-Language")).hasValue("da");
    }

    /// The generator's Java client writes a file that is a request's whole body as JSON; docs/intake-api.md says so.
    private static final class FilesAsTheyAre extends ObjectMapper {

        FilesAsTheyAre() {
            super(ApiClient.createDefaultObjectMapper());
        }

        @Override
        public ObjectMapper copy() {
            return new FilesAsTheyAre();
        }

        @Override
        public byte[] writeValueAsBytes(Object value) throws JsonProcessingException {
            try {
                return value instanceof File file ? Files.readAllBytes(file.toPath()) : super.writeValueAsBytes(value);
            } catch (JsonProcessingException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private FlagSubmission decision() throws IOException, ApiException {
        Path pdf = Files.write(directory.resolve("decision.pdf"), Authority.aPdf());
        DocumentReceipt document = documents.uploadDocument(pdf.toFile(), null, null, LANGUAGE);
        return new FlagSubmission()
                .caseNumber("case-" + UUID.randomUUID())
                .decisionDate(LocalDate.of(2026, 7, 1))
                .legalGround("terms-9.1")
                .measure(FlagSubmission.MeasureEnum.SUSPEND)
                .proportionality(new Proportionality()
                        .triedFirst("Ordered the host on 1 June.")
                        .whyLessIsNotEnough("The host is silent.")
                        .effectOnMailAndSubPages("No mail."))
                .documentId(document.getDocumentId())
                .documentSha256(document.getSha256());
    }
}
