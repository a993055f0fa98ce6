package dk.punktum.flagger.intake.flag;

import static jakarta.ws.rs.core.Response.Status.CONFLICT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.supersession.FlagLink;
import dk.punktum.flagger.intake.supersession.Supersessions;
import dk.punktum.flagger.intake.version.CorrectableContent;
import dk.punktum.flagger.intake.version.FlagVersion;
import dk.punktum.flagger.intake.version.FlagVersions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what a correction would come to, by the rules of a flag and those of corrections. Inside a
/// transaction.
@ApplicationScoped
public class JudgeCorrection {

    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 1000;

    private final Flags flags;
    private final GatherFacts gatherFacts;
    private final FlagVersions versions;
    private final Supersessions supersessions;

    JudgeCorrection(Flags flags, GatherFacts gatherFacts, FlagVersions versions, Supersessions supersessions) {
        this.flags = flags;
        this.gatherFacts = gatherFacts;
        this.versions = versions;
        this.supersessions = supersessions;
    }

    public sealed interface Judgement {
        /// @param version the one that it would make
        record Allowed(Flag flag, int version, String reason, CorrectableContent content) implements Judgement {}

        record Refused(HttpProblem problem) implements Judgement {}
    }

    /// @param body the whole flag as it is meant now, and `reason`
    public Judgement judge(UUID flagId, AgreementFacts agreement, ObjectNode body, Instant now) {
        Optional<Flag> found = flags.find(flagId, agreement);
        if (found.isEmpty()) {
            return new Judgement.Refused(FlagProblems.unknown());
        }
        FlagLink by = supersessions.links(flagId).supersededBy();
        if (by != null) {
            return new Judgement.Refused(FlagProblems.of(new IntakeRuling.AlreadySuperseded(by)));
        }
        if (supersessions.standing(flagId).isEmpty()) {
            return new Judgement.Refused(Problems.problem(CONFLICT, "flag-is-withdrawn"));
        }
        return judge(found.get(), agreement, body, now);
    }

    private Judgement judge(Flag flag, AgreementFacts agreement, ObjectNode body, Instant now) {
        List<FieldError> faults = new ArrayList<>();
        String reason = reason(body, faults);
        FlagSubmission submission =
                FlagSubmission.read(body.deepCopy().without(REASON)).and(faults);
        IntakeFacts facts = gatherFacts.about(submission, agreement, Set.of()).ofCorrection();
        return switch (IntakeRules.rule(facts, submission, now)) {
            case IntakeRuling.Accepted(AcceptedDecision decision, List<DomainRuling> domains) ->
                judge(flag, reason, decision, accepted(domains), submission.supersedes());
            case IntakeRuling refusal -> new Judgement.Refused(FlagProblems.of(refusal));
        };
    }

    private Judgement judge(
            Flag flag, String reason, AcceptedDecision decision, Set<DomainName> domains, @Nullable UUID supersedes) {
        FlagLink earlier = supersessions.links(flag.id()).supersedes();
        List<FieldError> objections = CorrectionRules.objections(
                        flag.fixed(earlier == null ? null : earlier.flagId()),
                        new CorrectionRules.Fixed(decision, domains, supersedes))
                .toList();
        if (!objections.isEmpty()) {
            return refused("not-correctable", objections);
        }
        Optional<FlagVersion> newest = versions.newest(flag.id());
        CorrectableContent content = decision.correctable();
        if (content.equals(newest.map(FlagVersion::content).orElseGet(flag::correctable))) {
            return refused("nothing-corrected", List.of());
        }
        return new Judgement.Allowed(flag, newest.map(FlagVersion::version).orElse(1) + 1, reason, content);
    }

    private static String reason(ObjectNode body, List<FieldError> faults) {
        ObjectNode alone = body.objectNode();
        if (body.has(REASON)) {
            alone.set(REASON, body.get(REASON));
        }
        String reason = new Members(alone, "", Set.of(REASON), faults).text(REASON, LONGEST_REASON);
        if (reason != null && reason.isBlank()) {
            faults.add(FieldError.of("/reason", "text-empty"));
        }
        return reason == null ? "" : reason;
    }

    private static Set<DomainName> accepted(List<DomainRuling> domains) {
        Set<DomainName> accepted = new HashSet<>();
        for (DomainRuling ruling : domains) {
            if (ruling instanceof DomainRuling.Accepted one) {
                accepted.add(one.name());
            }
        }
        return accepted;
    }

    private static Judgement refused(String code, List<FieldError> errors) {
        return new Judgement.Refused(Problems.problem(Problems.UNPROCESSABLE_CONTENT, code, errors));
    }
}
