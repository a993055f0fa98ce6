package dk.punktum.flagger.intake.csv;

import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.flag.AnswerFlag;
import dk.punktum.flagger.intake.flag.FlagAnswer;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands in the flags of a table, one after the other, each in a transaction of its own.
@ApplicationScoped
class SubmitTable {

    private final AnswerFlag answerFlag;

    SubmitTable(AnswerFlag answerFlag) {
        this.answerFlag = answerFlag;
    }

    /// @param key           of the whole table; null in a dry run
    /// @param contentSha256 of the whole table
    CsvReceipt submit(List<CsvLine> lines, @Nullable IdempotencyKey key, String contentSha256, Language language) {
        List<CsvResult> results = new ArrayList<>();
        for (CsvFlag flag : CsvFlag.of(lines)) {
            List<FieldError> disagreements = flag.disagreements().stream()
                    .map(column -> FieldError.of(column.pointer(), "lines-disagree"))
                    .toList();
            // Nobody knows which of the lines is right.
            FlagAnswer answer = disagreements.isEmpty()
                    ? answer(flag, key, contentSha256, language)
                    : answerFlag.refuse(
                            Problems.problem(Problems.UNPROCESSABLE_CONTENT, "lines-disagree", disagreements),
                            language);
            results.add(CsvResult.of(flag, answer));
        }
        return CsvResult.receipt(results);
    }

    private FlagAnswer answer(CsvFlag flag, @Nullable IdempotencyKey key, String contentSha256, Language language) {
        return answerFlag.answer(
                key == null ? null : key.ofPart("csv", flag.caseNumber()),
                JsonBody.part(flag.json(), contentSha256),
                language);
    }
}
