package dk.punktum.flagger.intake.xarf;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.flag.AnswerFlag;
import dk.punktum.flagger.intake.flag.FlagAnswer;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.prohibited.ProhibitedPayload;
import dk.punktum.flagger.intake.prohibited.ProhibitedRules;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Hands in the flag that a XARF report is.
@ApplicationScoped
class SubmitReport {

    private final AnswerFlag answerFlag;

    SubmitReport(AnswerFlag answerFlag) {
        this.answerFlag = answerFlag;
    }

    /// What came of it.
    ///
    /// @param report null when nothing of it may be said
    record Outcome(@Nullable XarfReport report, FlagAnswer answer) {

        XarfReceipt.OfReport at(int position) {
            return new XarfReceipt.OfReport(
                    position,
                    report == null ? null : report.reportId(),
                    answer.status(),
                    report == null ? List.of() : report.evidence().items(),
                    answer.receipt(),
                    answer.preview(),
                    answer.refusal());
        }
    }

    /// @param key           of the whole request; null in a dry run
    /// @param contentSha256 of the whole request
    Outcome submit(JsonNode sent, @Nullable IdempotencyKey key, String contentSha256, Language language) {
        if (!(sent instanceof ObjectNode object)) {
            return new Outcome(null, answerFlag.refuse(Problems.problem(BAD_REQUEST, "not-json"), language));
        }
        // Before anything else is read of it.
        if (ProhibitedRules.isProhibitedReport(
                object.path("category").asText(), object.path("type").asText())) {
            return new Outcome(
                    null, answerFlag.refuse(ProhibitedPayload.problem(Problems.UNPROCESSABLE_CONTENT), language));
        }
        XarfReport report = XarfReport.read(object);
        List<FieldError> mismatches = report.evidence().mismatches();
        if (!report.faults().isEmpty()) {
            return new Outcome(
                    report,
                    answerFlag.refuse(Problems.problem(BAD_REQUEST, "report-malformed", report.faults()), language));
        }
        if (!mismatches.isEmpty()) {
            return new Outcome(
                    report,
                    answerFlag.refuse(
                            Problems.problem(Problems.UNPROCESSABLE_CONTENT, "evidence-mismatch", mismatches),
                            language));
        }
        return new Outcome(
                report,
                answerFlag.answer(
                        key == null ? null : key.ofPart("xarf", Objects.toString(report.reportId())),
                        JsonBody.part(report.flag(), contentSha256),
                        language));
    }
}
