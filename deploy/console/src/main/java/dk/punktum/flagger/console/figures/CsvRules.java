package dk.punktum.flagger.console.figures;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How figures are written as CSV (RFC 4180): commas, quotes where needed, CRLF.
final class CsvRules {

    private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]");

    /// What a spreadsheet would take as a formula (OWASP, CSV injection).
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\t\r\n].*");

    static String line(List<String> cells) {
        return cells.stream().map(CsvRules::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// A text that a spreadsheet would calculate is led by an apostrophe.
    static String cell(String text) {
        String harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return TO_QUOTE.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private CsvRules() {}
}
