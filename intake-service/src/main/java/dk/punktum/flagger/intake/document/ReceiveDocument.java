package dk.punktum.flagger.intake.document;

import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/// Takes in a decision document. No transaction is open while it arrives: a slow sender holds up nobody.
@ApplicationScoped
public class ReceiveDocument {

    private static final Logger LOG = Logger.getLogger(ReceiveDocument.class);

    private final DecisionDocuments documents;
    private final Clock clock;
    private final long limit;
    private final Path directory;

    ReceiveDocument(DecisionDocuments documents, IntakeLimits limits, Clock clock) {
        this.documents = documents;
        this.clock = clock;
        this.limit = limits.documentSize().asLongValue();
        this.directory =
                limits.uploadDirectory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    public sealed interface Outcome {
        record Received(DocumentReceipt receipt) implements Outcome {}

        /// @param limit in bytes
        record TooLarge(long limit) implements Outcome {}

        record NotAPdf() implements Outcome {}

        /// It begins as what must not be sent; no more of it was read.
        record Prohibited() implements Outcome {}

        /// It is not what the sender says that it is.
        record OtherDigest(String sha256) implements Outcome {}

        /// The sender broke off.
        record Aborted() implements Outcome {}
    }

    /// @param expected  what the sender says that SHA-256 makes of it; may be empty
    /// @param announced how long the sender says that it is, when it does
    public Outcome receive(
            InputStream body,
            OptionalLong announced,
            List<String> expected,
            AgreementFacts agreement,
            String clientId) {
        try (Upload upload = open()) {
            return switch (upload.read(body, limit)) {
                case Upload.Reading.TooLarge() -> new Outcome.TooLarge(limit);
                case Upload.Reading.NotAPdf() -> new Outcome.NotAPdf();
                case Upload.Reading.Prohibited() -> new Outcome.Prohibited();
                case Upload.Reading.BrokenOff() -> aborted(agreement);
                case Upload.Reading.Complete(String _, long bytes)
                when bytes != announced.orElse(bytes) -> aborted(agreement);
                case Upload.Reading.Complete(String sha256, long _)
                when !expected.stream().allMatch(sha256::equals) -> new Outcome.OtherDigest(sha256);
                case Upload.Reading.Complete(String sha256, long bytes) -> {
                    var receipt = new DocumentReceipt(Uuid7.next(), sha256, bytes);
                    documents.keep(receipt, upload.content(), agreement.id(), clientId, clock.instant());
                    LOG.infof("document %s received under agreement %s", receipt.documentId(), agreement.id());
                    yield new Outcome.Received(receipt);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Upload open() throws IOException {
        Files.createDirectories(directory);
        return Upload.into(directory);
    }

    private static Outcome aborted(AgreementFacts agreement) {
        LOG.infof("an upload under agreement %s broke off", agreement.id());
        return new Outcome.Aborted();
    }
}
