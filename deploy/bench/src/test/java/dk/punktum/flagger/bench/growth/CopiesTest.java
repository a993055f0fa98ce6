package dk.punktum.flagger.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopiesTest {

    private static final String AGREEMENT = "01990000-0000-7000-8000-00000000000a";

    private final Copies copies = new Copies(Set.of(UUID.fromString(AGREEMENT)), 200);

    static List<Arguments> values() {
        return List.of(
                Arguments.of("uuid", AGREEMENT, "'" + AGREEMENT + "'::uuid"),
                Arguments.of(
                        "uuid",
                        "0199a0b1-c2d3-7abc-8def-0123456789ab",
                        "(lpad(to_hex(1759337628371 - ms), 12, '0') || '7abc8def0123456789ab')::uuid"),
                Arguments.of(
                        "uuid",
                        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                        "md5('3f2504e0-4f89-41d3-9a0c-0305e82c3301-' || i)::uuid"),
                Arguments.of("text", "F-2026-000123", "('F-2026-' || (1000123 + i * 1000))::text"),
                Arguments.of(
                        "text",
                        "maaling-000045.dk",
                        "(left(md5('000045-' || i), 6) || '-000045-' || i || '.dk')::text"),
                Arguments.of("text", "PLACED", "('PLACED')::text"),
                Arguments.of("text", "it's", "('it''s')::text"),
                Arguments.of("text", "", "('')::text"),
                Arguments.of("text[]", "{clientHold,ok}", "('{clientHold,ok}')::text[]"),
                Arguments.of("bigint", "4711", "('4711')::bigint"),
                Arguments.of("bytea", "\\x255044", "'\\x255044'::bytea"),
                Arguments.of("date", "2026-11-23", "('2026-11-23'::date - ms * interval '1 millisecond')::date"),
                Arguments.of(
                        "timestamp with time zone",
                        "2026-11-23 05:00:00+00",
                        "'2026-11-23 05:00:00+00'::timestamptz - ms * interval '1 millisecond'"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatNamesSomethingIsAnotherInEachCopy(String type, String value, String expression) {
        assertThat(copies.expression(new Column("c", type, false), value)).isEqualTo(expression);
    }

    @Test
    void namesAreFoundInsideOtherText() {
        String message = "<3f2504e0-4f89-41d3-9a0c-0305e82c3301.0@flagger.example>";

        assertThat(copies.expression(new Column("message_id", "text", true), message))
                .isEqualTo("('<' || (md5('3f2504e0-4f89-41d3-9a0c-0305e82c3301-' || i)::uuid)::text"
                        + " || '.0@flagger.example>')::text");
    }

    @Test
    void whatMayBeThereOnceOnlyIsAnotherInEachCopy() {
        assertThat(copies.expression(new Column("number", "bigint", true), "123"))
                .isEqualTo("1000123 + i * 1000");
        assertThat(copies.expression(new Column("code", "text", true), "X7")).isEqualTo("('X7' || '-' || i)::text");
    }

    @Test
    void whatIsNotThereIsNotThereInCopies() {
        assertThat(copies.expression(new Column("closed_at", "timestamp with time zone", false), null))
                .isEqualTo("null::timestamp with time zone");
    }

    @Test
    void theNewestCopyIsTheLast() {
        String insert = copies.insert(
                "hold",
                List.of(new Column("status", "text", false), new Column("fault", "text", false)),
                Arrays.asList("PLACED", null));

        assertThat(insert)
                .isEqualTo(
                        "insert into hold (status, fault) select ('PLACED')::text, null::text"
                                + " from (select i, (200 - i) * 60000 + 172800000 as ms from generate_series(?, ?) as s (i)) as copy");
    }
}
