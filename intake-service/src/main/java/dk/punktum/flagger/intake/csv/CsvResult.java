package dk.punktum.flagger.intake.csv;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.intake.csv.CsvReceipt.Error;
import dk.punktum.flagger.intake.csv.CsvReceipt.OfFlag;
import dk.punktum.flagger.intake.csv.CsvReceipt.OfLine;
import dk.punktum.flagger.intake.csv.CsvReceipt.Outcome;
import dk.punktum.flagger.intake.flag.FlagAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of one flag, told line by line.
record CsvResult(OfFlag flag, List<OfLine> lines) {

    static CsvResult of(CsvFlag flag, FlagAnswer answer) {
        List<OfLine> lines = new ArrayList<>();
        for (int i = 0; i < flag.lines().size(); i++) {
            lines.add(answer.isGood() ? good(flag, i, answer.body()) : refused(flag, i, answer.body()));
        }
        return new CsvResult(
                new OfFlag(
                        flag.caseNumber(),
                        numbers(flag),
                        answer.status(),
                        answer.receipt(),
                        answer.preview(),
                        answer.refusal()),
                lines);
    }

    static CsvReceipt receipt(List<CsvResult> results) {
        int good = Math.toIntExact(results.stream()
                .filter(result -> result.flag().problem() == null)
                .count());
        return new CsvReceipt(
                good,
                results.size() - good,
                results.stream().map(CsvResult::flag).toList(),
                results.stream()
                        .flatMap(result -> result.lines().stream())
                        .sorted(Comparator.comparingInt(OfLine::line))
                        .toList());
    }

    private static OfLine good(CsvFlag flag, int position, JsonNode body) {
        CsvLine line = flag.lines().get(position);
        JsonNode domain = body.path("domains").path(position);
        boolean accepted = domain.path("outcome").asText().equals("ACCEPTED");
        return new OfLine(
                line.number(),
                flag.caseNumber(),
                domain.path("typed").asText(),
                accepted ? Outcome.ACCEPTED : Outcome.REFUSED,
                text(domain, "aLabel"),
                text(body, "flagNumber"),
                text(body, "flagId"),
                accepted
                        ? List.of()
                        : List.of(new Error(
                                CsvColumn.DOMAIN.header(),
                                domain.path("code").asText(),
                                domain.path("detail").asText())));
    }

    private static OfLine refused(CsvFlag flag, int position, JsonNode problem) {
        CsvLine line = flag.lines().get(position);
        List<Error> errors = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            String pointer = error.path("pointer").asText();
            if (flag.linesBehind(pointer).contains(line)) {
                errors.add(new Error(
                        column(pointer).map(CsvColumn::header).orElse(null),
                        error.path("code").asText(),
                        error.path("detail").asText()));
            }
        }
        if (errors.isEmpty()) {
            String type = problem.path("type").asText();
            errors.add(new Error(
                    null,
                    type.substring(type.lastIndexOf('/') + 1),
                    problem.path("detail").asText()));
        }
        return new OfLine(
                line.number(),
                flag.caseNumber(),
                line.cell(CsvColumn.DOMAIN),
                Outcome.REFUSED,
                null,
                null,
                null,
                errors);
    }

    private static Optional<CsvColumn> column(String pointer) {
        return Arrays.stream(CsvColumn.values())
                .filter(column -> pointer.equals(column.pointer()) || pointer.startsWith(column.pointer() + "/"))
                .findFirst();
    }

    private static List<Integer> numbers(CsvFlag flag) {
        return flag.lines().stream().map(CsvLine::number).toList();
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.path(member).isTextual() ? node.path(member).textValue() : null;
    }
}
