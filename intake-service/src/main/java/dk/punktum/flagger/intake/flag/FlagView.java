package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.intake.decision.Deadlines;
import dk.punktum.flagger.intake.decision.DecisionContent;
import dk.punktum.flagger.intake.decision.Urgency;
import dk.punktum.flagger.intake.document.DocumentFacts;
import dk.punktum.flagger.intake.progress.DomainProgress;
import dk.punktum.flagger.intake.progress.FlagClocks;
import dk.punktum.flagger.intake.supersession.FlagLink;
import dk.punktum.flagger.intake.wording.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A flag and what has become of each of its names.
///
/// @param version      of the content, which can be corrected; 1 as it was handed in
/// @param supersedes   the earlier flag whose place it took
/// @param supersededBy the later one that took its place
public record FlagView(
        UUID flagId,
        String flagNumber,
        String caseNumber,
        LocalDate decisionDate,
        String legalGround,
        Measure measure,
        int durationDays,
        Urgency urgency,
        int version,
        @JsonUnwrapped DecisionContent content,
        Proportionality proportionality,
        FlagReceipt.Document document,
        Instant receivedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FlagLink supersedes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FlagLink supersededBy,
        List<Name> domains,
        List<Refusal> refused,
        FlagReceipt.Links links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean sandbox) {

    /// The document that it rests on in this version.
    public DocumentFacts restsOn() {
        return new DocumentFacts(document.documentId(), document.sha256());
    }

    /// Whether nothing more can become of any of its names.
    public boolean hasEnded() {
        return domains.stream().allMatch(name -> name.progress().hasEnded());
    }

    /// @param clocks   absent for a flag from before there were clocks
    /// @param progress `status`, and what is known of the registry's case, of the suspension and of a withdrawal
    @Schema(name = "FlaggedName")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Name(
            int position,
            String typed,
            String aLabel,
            String uLabel,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> acknowledgedWarnings,
            @Nullable FlagClocks clocks,
            @JsonUnwrapped DomainProgress progress) {

        static Name of(
                AcceptedName name,
                List<String> acknowledged,
                DomainProgress progress,
                @Nullable Deadlines deadlines,
                Instant now) {
            return new Name(
                    name.position(),
                    name.typed(),
                    name.domain(),
                    new DomainName(name.domain()).uLabel(),
                    acknowledged,
                    deadlines == null ? null : FlagClocks.read(deadlines, progress, now),
                    progress);
        }
    }

    /// @param meant what was probably meant
    @Schema(name = "RefusedName")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Refusal(
            int position,
            String typed,
            String code,
            String detail,
            @Nullable String meant) {

        static Refusal of(RefusedName name, Language language) {
            return new Refusal(
                    name.position(),
                    name.typed(),
                    name.refusal().code(),
                    name.refusal().wording().in(language),
                    name.meant() == null ? null : new DomainName(name.meant()).uLabel());
        }
    }
}
