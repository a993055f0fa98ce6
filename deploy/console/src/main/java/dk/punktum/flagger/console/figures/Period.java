package dk.punktum.flagger.console.figures;

import io.quarkus.qute.TemplateData;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whole days in Denmark, the last one included.
///
/// @param code `2026-11`, `2026-Q4` or `2026`; empty for any other days
@TemplateData
record Period(String code, LocalDate from, LocalDate to) {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");

    /// What somebody asks for: a code, else two days; nothing at all is the present month.
    ///
    /// @return empty when it is none
    static Optional<Period> of(@Nullable String code, @Nullable String from, @Nullable String to, LocalDate today) {
        try {
            if (!given(code).isEmpty()) {
                return Optional.of(coded(given(code)));
            }
            if (given(from).isEmpty() && given(to).isEmpty()) {
                return Optional.of(coded(YearMonth.from(today).toString()));
            }
            var days = new Period("", LocalDate.parse(given(from)), LocalDate.parse(given(to)));
            return days.to.isBefore(days.from) ? Optional.empty() : Optional.of(days);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The last twelve months, four quarters and two years, the newest first of each.
    static List<String> choices(LocalDate today) {
        var choices = new ArrayList<String>();
        for (int back = 0; back < 12; back++) {
            choices.add(YearMonth.from(today).minusMonths(back).toString());
        }
        for (int back = 0; back < 4; back++) {
            LocalDate in = today.minusMonths(3L * back);
            choices.add("%d-Q%d".formatted(in.getYear(), (in.getMonthValue() + 2) / 3));
        }
        choices.add(Year.from(today).toString());
        choices.add(Year.from(today).minusYears(1).toString());
        return choices;
    }

    private static Period coded(String code) {
        Matcher quarter = QUARTER.matcher(code);
        if (quarter.matches()) {
            int year = Integer.parseInt(quarter.group(1));
            YearMonth first = YearMonth.of(year, Integer.parseInt(quarter.group(2)) * 3 - 2);
            return new Period(code, first.atDay(1), first.plusMonths(2).atEndOfMonth());
        }
        if (code.length() == 4) {
            Year year = Year.parse(code);
            return new Period(code, year.atDay(1), year.atMonth(12).atEndOfMonth());
        }
        YearMonth month = YearMonth.parse(code);
        return new Period(code, month.atDay(1), month.atEndOfMonth());
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    Instant begin() {
        return from.atStartOfDay(DENMARK).toInstant();
    }

    /// The first moment that is not in it any more.
    Instant end() {
        return to.plusDays(1).atStartOfDay(DENMARK).toInstant();
    }
}
