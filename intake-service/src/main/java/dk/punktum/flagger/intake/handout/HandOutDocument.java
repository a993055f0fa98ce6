package dk.punktum.flagger.intake.handout;

import dk.punktum.flagger.intake.document.DecisionDocuments;
import dk.punktum.flagger.intake.document.DocumentFacts;
import dk.punktum.flagger.intake.flag.FlagView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Gives the document that a flag rests on to whoever may see that flag. A decision can name persons: nobody gets it
/// here without a trace.
@ApplicationScoped
class HandOutDocument {

    private final DecisionDocuments documents;
    private final DocumentReadings readings;
    private final Clock clock;

    HandOutDocument(DecisionDocuments documents, DocumentReadings readings, Clock clock) {
        this.documents = documents;
        this.readings = readings;
        this.clock = clock;
    }

    /// @param sha256 64 lower-case hex digits, as it was hashed when it came in
    record HandedOut(byte[] content, String sha256) {}

    /// @param flag   as its newest version has it
    /// @param reader `sub` of the token
    @Transactional
    HandedOut handOut(FlagView flag, String reader) {
        DocumentFacts document = flag.restsOn();
        byte[] content = documents
                .content(document.id())
                .orElseThrow(() -> new IllegalStateException("flag %s rests on no document".formatted(flag.flagId())));
        readings.keep(flag.flagId(), document.id(), reader, clock.instant());
        return new HandedOut(content, document.sha256());
    }
}
