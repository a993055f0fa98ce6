package dk.punktum.flagger.bench.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final String ONE = "01a2053e-0bc8-7fd1-a91d-000000000001";
    private static final String TWO = "01a2053e-0bc8-7fd1-a91d-000000000002";
    private static final String AGREEMENT_A = "01a2053e-0bc8-7fd1-a91d-00000000000a";
    private static final String AGREEMENT_B = "01a2053e-0bc8-7fd1-a91d-00000000000b";

    @Test
    void whatWasSeenInOnePieceOfWorkIsNewInEachRun() {
        String script = script(
                List.of("uuid", "text"),
                List.of(
                        work("insert into flag values ($1, $2)", ONE, "F-2026-000017"),
                        work("insert into flag values ($1, $2)", TWO, "F-2026-000018")));

        assertThat(script).isEqualTo("""
                \\set n :n + 1
                \\set first :base + (:client_id * 100000 + :n) * 10000
                BEGIN;
                insert into flag values (((lpad(to_hex(:first::bigint + 0), 32, '0')::uuid::text)::uuid), (('F-2026-' || (:first::bigint + 1)::text)::text));
                COMMIT;
                """);
    }

    @Test
    void theSameNameInAnotherStatementIsTheSame() {
        var first = new LoggedTransaction(
                1,
                List.of(execution("insert into flag values ($1)", ONE), execution("select $1", "lock\n" + ONE)),
                true);
        var second = new LoggedTransaction(
                1, List.of(execution("insert into flag values ($1)", TWO), execution("select $1", "x")), true);

        String script = Replay.script(List.of(List.of(List.of(first), List.of(second))), _ -> List.of("text"));

        assertThat(script)
                .contains("select ((E'lock\\n' || lpad(to_hex(:first::bigint + 0)")
                .doesNotContain(":first::bigint + 1");
    }

    @Test
    void whatWasSeenAgainStaysAsItIs() {
        String script =
                script(List.of("uuid"), List.of(work("select $1", AGREEMENT_A), work("select $1", AGREEMENT_A)));

        assertThat(script).contains("select (('" + AGREEMENT_A + "')::uuid);");
    }

    @Test
    void whatBelongsToAClientIsThatOfTheClientAtWork() {
        String script = script(
                List.of("uuid"),
                List.of(work("select $1", AGREEMENT_A), work("select $1", AGREEMENT_A)),
                List.of(work("select $1", AGREEMENT_B), work("select $1", AGREEMENT_B)));

        assertThat(script)
                .contains(
                        "select (((array['" + AGREEMENT_A + "','" + AGREEMENT_B + "'])[:client_id::int + 1])::uuid);");
    }

    @Test
    void whatAWorkerTakesIsReadOnly() {
        String script = script(
                List.of("text"),
                List.of(
                        work("select n.* from notice n\nlimit $1 for update of n skip locked", "1"),
                        work("x $1", "1")));

        assertThat(script).contains("select n.* from notice n limit (('1')::text);\n");
    }

    @Test
    void whatIsTakenAndChangedInOneStatementStays() {
        String claim = "update hold set x = $1 where id = (select id from hold for update skip locked)";

        assertThat(script(List.of("text"), List.of(work(claim, "1"), work("x $1", "1"))))
                .contains("for update skip locked");
    }

    @Test
    void timesAndNullsAndWhatIsNeverLookedAtStayAsTheyAre() {
        String script = script(
                List.of("timestamp with time zone", "text", "bytea"),
                List.of(
                        work("select $1, $2, $3", "2026-11-22 21:40:11.123456+00", null, "\\x30313233343536"),
                        work("select $1, $2, $3", "2026-11-22 21:40:12.123457+00", null, "\\x30313233343537")));

        assertThat(script)
                .contains("select (('2026-11-22 21:40:11.123456+00')::timestamp with time zone), (null::text),"
                        + " ((E'\\\\x30313233343536')::bytea);");
    }

    @Test
    void digitsInsideAHashAreNoNumber() {
        String script =
                script(List.of("text"), List.of(work("select $1", "59cad123456f"), work("select $1", "59cad123457f")));

        assertThat(script).contains("select (('59cad123456f')::text);");
    }

    @Test
    void noColonIsTakenForAVariable() {
        String script = script(
                List.of("text"),
                List.of(
                        work("select $1::text\n  from flag", "{\"a\":true}"),
                        work("select $1::text\n  from flag", "b")));

        assertThat(script).contains("select ((E'{\"a\"\\x3atrue}')::text)::text from flag;");
    }

    @SafeVarargs
    private static String script(List<String> types, List<List<LoggedTransaction>>... clients) {
        return Replay.script(List.of(clients), _ -> types);
    }

    private static List<LoggedTransaction> work(String sql, String... parameters) {
        return List.of(new LoggedTransaction(1, List.of(execution(sql, parameters)), true));
    }

    private static Execution execution(String sql, String... parameters) {
        return new Execution(
                sql, Arrays.stream(parameters).map(Optional::ofNullable).toList());
    }
}
