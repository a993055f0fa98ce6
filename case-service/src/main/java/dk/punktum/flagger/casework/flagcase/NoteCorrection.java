package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.FlagCorrected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/// Tells in the story of a case that its flag was corrected, or remembers it until the case comes. What the
/// flag says now, officers read at intake, as they read it before.
@ApplicationScoped
class NoteCorrection {

    private static final Logger LOG = Logger.getLogger(NoteCorrection.class);

    private static final String AUTHORITY = "authority";

    private final FlagCases cases;
    private final FlagCorrections corrections;

    NoteCorrection(FlagCases cases, FlagCorrections corrections) {
        this.cases = cases;
        this.corrections = corrections;
    }

    /// Whoever has the case before them has not seen the correction: the case's version rises.
    @Transactional
    void note(FlagCorrected corrected) {
        cases.holdStill(corrected.flagId(), corrected.domain());
        if (!corrections.keep(corrected)) {
            return;
        }
        cases.toChange(corrected.flagId(), corrected.domain()).ifPresent(flagCase -> {
            flagCase.tell(
                    corrected.correctedAt(),
                    EntryKind.FLAG_CORRECTED,
                    AUTHORITY,
                    String.valueOf(corrected.version()),
                    null);
            cases.countChange(flagCase);
            LOG.infof("case %s: flag %s corrected", flagCase.id(), corrected.flagId());
        });
    }
}
