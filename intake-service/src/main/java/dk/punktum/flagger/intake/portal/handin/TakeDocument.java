package dk.punktum.flagger.intake.portal.handin;

import dk.punktum.flagger.intake.IntakeFigures;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.document.ReceiveDocument;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.prohibited.ProhibitedPayload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Takes in the document that came with a form, if one did. From then on its id goes along with the form, so that
/// nobody uploads twice because of a misspelt date.
@ApplicationScoped
class TakeDocument {

    private static final long MEGABYTE = 1 << 20;

    private final ReceiveDocument receiveDocument;
    private final IntakeFigures figures;

    TakeDocument(ReceiveDocument receiveDocument, IntakeFigures figures) {
        this.receiveDocument = receiveDocument;
        this.figures = figures;
    }

    /// @param fault why the document is not taken
    record Taken(FlagForm form, @Nullable Fault fault) {}

    Taken take(FormReading reading, AgreementFacts agreement, String person, Phrases t) {
        FlagForm form = reading.form();
        return reading.document()
                .map(file -> take(file, form, agreement, person, t))
                .orElseGet(() -> new Taken(form, null));
    }

    private Taken take(FormReading.Upload file, FlagForm form, AgreementFacts agreement, String person, Phrases t) {
        try (InputStream content = file.open()) {
            return switch (receiveDocument.receive(content, OptionalLong.empty(), List.of(), agreement, person)) {
                case ReceiveDocument.Outcome.Received(var receipt) -> {
                    figures.documentReceived();
                    yield new Taken(form.with(receipt, file.name()), null);
                }
                case ReceiveDocument.Outcome.TooLarge(long limit) -> {
                    figures.documentRefused(Problems.tooLarge(limit));
                    yield refused(form, t, t.of("document.too-large", limit / MEGABYTE));
                }
                case ReceiveDocument.Outcome.NotAPdf() -> {
                    figures.documentRefused(Problems.problem(Response.Status.UNSUPPORTED_MEDIA_TYPE, "not-a-pdf"));
                    yield refused(form, t, t.of("document.not-a-pdf"));
                }
                case ReceiveDocument.Outcome.Prohibited() -> {
                    figures.documentRefused(ProhibitedPayload.problem(Response.Status.UNSUPPORTED_MEDIA_TYPE));
                    yield refused(form, t, t.of("document.prohibited"));
                }
                case ReceiveDocument.Outcome.OtherDigest _ ->
                    throw new IllegalStateException("no digest was announced");
                case ReceiveDocument.Outcome.Aborted() -> refused(form, t, t.of("document.aborted"));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Taken refused(FlagForm form, Phrases t, String text) {
        return new Taken(form, Fault.at(FlagForm.DOCUMENT, text, t));
    }
}
