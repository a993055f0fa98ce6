package dk.punktum.flagger.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// SQL that copies a row many times, as if what it tells of had happened that often, with a minute between: ids, names
/// and numbers are others in each copy, and the same in all tables and databases; times and the ids that are made of
/// them lie further back. The oldest copy is the first. What belongs to an authority (agreement, document) stays.
final class Copies {

    /// More than the numbers of what is copied at once differ by.
    static final long NUMBERS = 1_000;

    /// Numbers of copies have so many digits that none has to be filled up with zeros.
    static final long FIRST_NUMBER = 1_000_000;

    private static final long MILLISECONDS_BETWEEN = 60_000;

    /// What counts the last hour or day has nothing to do with copies.
    private static final long MILLISECONDS_AGO = 2 * 86_400_000L;

    private static final Pattern NAME = Pattern.compile("(?<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
            + "|maaling-(?<domain>[0-9]{6,})|(?<prefix>\\b[A-Z]-[0-9]{4}-)(?<number>[0-9]{6,})");

    private static final Set<String> NUMBER_TYPES = Set.of("integer", "bigint");

    private final Set<UUID> kept;
    private final long howMany;

    /// @param kept the ids that are the same in all copies
    Copies(Set<UUID> kept, long howMany) {
        this.kept = Set.copyOf(kept);
        this.howMany = howMany;
    }

    /// A statement with two parameters: the first copy to be made, and the last.
    ///
    /// @param row a value for each column, as text
    String insert(String table, List<Column> columns, List<@Nullable String> row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(expression(columns.get(i), row.get(i)));
        }
        return "insert into %s (%s) select %s from (select i, (%d - i) * %d + %d as ms from generate_series(?, ?) as s (i)) as copy"
                .formatted(
                        table,
                        columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                        String.join(", ", values),
                        howMany,
                        MILLISECONDS_BETWEEN,
                        MILLISECONDS_AGO);
    }

    /// In terms of the copy's number `i` and the milliseconds `ms` by which it lies further back.
    String expression(Column column, @Nullable String value) {
        if (value == null) {
            return "null::" + column.type();
        }
        return switch (column.type()) {
            case "uuid" -> id(UUID.fromString(value));
            case "timestamp with time zone" ->
                "%s::timestamptz - ms * interval '1 millisecond'".formatted(literal(value));
            case "date" -> "(%s::date - ms * interval '1 millisecond')::date".formatted(literal(value));
            // Signatures and mails: nothing looks into them, and they are as long as real ones.
            case "bytea" -> literal(value) + "::bytea";
            default -> other(column, value);
        };
    }

    private String other(Column column, String value) {
        if (column.alone() && NUMBER_TYPES.contains(column.type())) {
            return number(Long.parseLong(value));
        }
        String pieces = pieces(value);
        boolean same = pieces.equals(literal(value));
        return column.alone() && same
                ? "(%s || '-' || i)::%s".formatted(pieces, column.type())
                : "(%s)::%s".formatted(pieces, column.type());
    }

    private String pieces(String value) {
        List<String> pieces = new ArrayList<>();
        Matcher name = NAME.matcher(value);
        int from = 0;
        while (name.find()) {
            pieces.add(literal(value.substring(from, name.start())));
            pieces.add(piece(name));
            from = name.end();
        }
        pieces.add(literal(value.substring(from)));
        if (pieces.size() > 1) {
            pieces.removeIf(piece -> piece.equals("''"));
        }
        return String.join(" || ", pieces);
    }

    private String piece(Matcher name) {
        if (name.group("uuid") != null) {
            return "(%s)::text".formatted(id(UUID.fromString(name.group("uuid"))));
        }
        if (name.group("domain") != null) {
            // So that names do not lie side by side in an index, as those of real holders do not.
            return "left(md5('%s-' || i), 6) || '-%1$s-' || i".formatted(name.group("domain"));
        }
        return "%s || (%s)".formatted(literal(name.group("prefix")), number(Long.parseLong(name.group("number"))));
    }

    private static String number(long number) {
        return "%d + i * %d".formatted(number + FIRST_NUMBER, NUMBERS);
    }

    private String id(UUID id) {
        if (kept.contains(id)) {
            return "'%s'::uuid".formatted(id);
        }
        if (id.version() != 7) {
            return "md5('%s-' || i)::uuid".formatted(id);
        }
        // RFC 9562: the first 48 bits are the milliseconds since 1970.
        String digits = id.toString().replace("-", "");
        return "(lpad(to_hex(%d - ms), 12, '0') || '%s')::uuid"
                .formatted(id.getMostSignificantBits() >>> 16, digits.substring(12));
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
