package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.document.DecisionDocuments;
import dk.punktum.flagger.intake.document.DocumentFacts;
import dk.punktum.flagger.intake.progress.HeldNames;
import dk.punktum.flagger.intake.sandbox.SandboxRules;
import dk.punktum.flagger.intake.sandbox.Sandboxes;
import dk.punktum.flagger.intake.supersession.EarlierDecision;
import dk.punktum.flagger.intake.supersession.Supersessions;
import dk.punktum.flagger.intake.warning.NotableNames;
import dk.punktum.flagger.intake.warning.WarningFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out what the rules need to know of a submission. To be asked inside a transaction.
@ApplicationScoped
class GatherFacts {

    private final DecisionDocuments documents;
    private final Flags flags;
    private final HeldNames heldNames;
    private final NotableNames notableNames;
    private final Supersessions supersessions;
    private final Sandboxes sandboxes;

    GatherFacts(
            DecisionDocuments documents,
            Flags flags,
            HeldNames heldNames,
            NotableNames notableNames,
            Supersessions supersessions,
            Sandboxes sandboxes) {
        this.documents = documents;
        this.flags = flags;
        this.heldNames = heldNames;
        this.notableNames = notableNames;
        this.supersessions = supersessions;
        this.sandboxes = sandboxes;
    }

    /// @param usedForMail asked before, since nobody outside is asked inside a transaction
    IntakeFacts about(FlagSubmission submission, AgreementFacts agreement, Set<DomainName> usedForMail) {
        DocumentFacts document = submission.documentId() == null
                ? null
                : documents.find(submission.documentId(), agreement).orElse(null);
        EarlierDecision superseded = submission.supersedes() == null
                ? null
                : supersessions.find(submission.supersedes(), agreement).orElse(null);
        return new IntakeFacts(
                agreement,
                document,
                earlierFlag(agreement, submission.caseNumber()),
                superseded,
                warningFacts(submission, agreement, usedForMail));
    }

    private IntakeFacts.@Nullable EarlierFlag earlierFlag(AgreementFacts agreement, @Nullable String caseNumber) {
        return caseNumber == null
                ? null
                : flags.find(caseNumber, agreement)
                        .map(flag -> new IntakeFacts.EarlierFlag(flag.id(), flag.number()))
                        .orElse(null);
    }

    private WarningFacts warningFacts(
            FlagSubmission submission, AgreementFacts agreement, Set<DomainName> usedForMail) {
        Set<DomainName> names = submission.names();
        if (sandboxes.contains(agreement.id())) {
            return SandboxRules.warnings(names);
        }
        return new WarningFacts(
                notableNames.withSubTenants(),
                notableNames.highImpact(),
                usedForMail,
                names.isEmpty() ? Set.of() : heldNames.among(names, submission.supersedes()));
    }
}
