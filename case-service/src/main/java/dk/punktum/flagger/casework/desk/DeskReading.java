package dk.punktum.flagger.casework.desk;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.casework.Problems;
import dk.punktum.flagger.casework.Problems.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what officers send, member by member; what is faulty becomes a problem with a pointer to it.
final class DeskReading {

    private static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_REFERENCE = 100;
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,9})\"");

    static <C extends Enum<C>> C code(String pointer, Class<C> codes, @Nullable String text) {
        return Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(text))
                .findFirst()
                .orElseThrow(() -> faulty(
                        pointer,
                        text == null ? "missing" : "unknown",
                        "One of %s.".formatted(List.of(codes.getEnumConstants()))));
    }

    static LocalDate day(String pointer, @Nullable String text) {
        if (text == null) {
            throw faulty(pointer, "missing", "A day, such as 2026-07-20.");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw faulty(pointer, "not-a-day", "A day, such as 2026-07-20.");
        }
    }

    static String reference(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw faulty("/reference", "missing", "What the Board or the court calls it.");
        }
        if (text.length() > LONGEST_REFERENCE) {
            throw faulty("/reference", "too-long", "At most %d characters.".formatted(LONGEST_REFERENCE));
        }
        return text.strip();
    }

    static @Nullable String note(@Nullable String text) {
        if (text != null && text.length() > LONGEST_NOTE) {
            throw faulty("/note", "too-long", "At most %d characters.".formatted(LONGEST_NOTE));
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// RFC 9110, section 13.1.1. What is not a version of a case matches none.
    static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher etag = ETAG.matcher(ifMatch);
        return etag.matches() ? Integer.parseInt(etag.group(1)) : -1;
    }

    private static HttpProblem faulty(String pointer, String code, String detail) {
        return Problems.problem(
                BAD_REQUEST,
                "request-faulty",
                "The request has faults; see errors.",
                List.of(new FieldError(pointer, code, detail)));
    }

    private DeskReading() {}
}
