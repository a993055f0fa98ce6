package dk.punktum.flagger.suspension;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the lists take.
public final class ListParameters {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem `not-an-instant`
    public static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problems.problem(
                    BAD_REQUEST, "not-an-instant", "`updatedSince` is a time in UTC, such as 2026-07-01T00:00:00Z.");
        }
    }

    /// @param row what the list's cursors say of a row
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem `not-a-cursor`
    public static Cursor cursor(@Nullable String text, Pattern row, CommittedOrder order) {
        return text == null
                ? Cursor.START
                : Cursor.read(text)
                        .filter(cursor -> row.matcher(cursor.row()).matches())
                        .filter(order::isKnown)
                        .orElseThrow(() -> Problems.problem(
                                BAD_REQUEST,
                                "not-a-cursor",
                                "`cursor` is `next` or `resume` of another page, or is left out to start over."));
    }

    private ListParameters() {}
}
