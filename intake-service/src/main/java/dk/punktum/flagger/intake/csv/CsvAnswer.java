package dk.punktum.flagger.intake.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dk.punktum.flagger.intake.csv.CsvReceipt.Error;
import dk.punktum.flagger.intake.csv.CsvReceipt.OfLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The result of a table as a table, written as the one that came.
final class CsvAnswer {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build();

    private static final String BYTE_ORDER_MARK = "\ufeff";

    static String write(CsvReceipt receipt, CsvTable.Lines table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "line",
                "caseNumber",
                "domain",
                "outcome",
                "aLabel",
                "flagNumber",
                "flagId",
                "column",
                "code",
                "detail"));
        receipt.lines().forEach(line -> rows.add(row(line)));
        try {
            return (table.byteOrderMark() ? BYTE_ORDER_MARK : "")
                    + CSV.writer(CsvSchema.emptySchema().withColumnSeparator(table.separator()))
                            .writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a table of texts can be written", e);
        }
    }

    private static List<String> row(OfLine line) {
        return List.of(
                Integer.toString(line.line()),
                safe(line.caseNumber()),
                safe(line.domain()),
                line.outcome().name(),
                safe(line.aLabel()),
                safe(line.flagNumber()),
                safe(line.flagId()),
                all(line, error -> Objects.toString(error.column(), "")),
                all(line, Error::code),
                all(line, Error::detail));
    }

    private static String all(OfLine line, Function<Error, String> part) {
        return safe(line.errors().stream().map(part).collect(Collectors.joining(" | ")));
    }

    /// Never a formula to whoever opens it in a spreadsheet: what could be one has an apostrophe before it.
    static String safe(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        String first = cell.strip();
        return "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 || !first.isEmpty() && "=+-@".indexOf(first.charAt(0)) >= 0
                ? "'" + cell
                : cell;
    }

    private CsvAnswer() {}
}
