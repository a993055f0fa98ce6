package dk.punktum.flagger.bench.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerLogTest {

    @Test
    void transactionsOfOneDatabaseComeInTheOrderOfTheirCommits() {
        List<String> log = """
                [11] intake LOG:  execute <unnamed>: BEGIN
                [12] intake LOG:  execute <unnamed>: BEGIN
                [11] intake LOG:  execute S_1: insert into flag
                \t    (id, number) values ($1, $2)
                [11] intake DETAIL:  Parameters: $1 = '7', $2 = NULL
                [12] intake LOG:  execute S_4: select now()
                [13] casework LOG:  statement: select 1
                [12] intake LOG:  execute S_2: COMMIT
                [11] intake LOG:  execute S_2: COMMIT
                [14] intake LOG:  statement: select 2
                [11] intake ERROR:  something else
                """.lines().toList();

        assertThat(ServerLog.transactions(log, "intake"))
                .containsExactly(
                        new LoggedTransaction(12, List.of(new Execution("select now()", List.of())), true),
                        new LoggedTransaction(
                                11,
                                List.of(new Execution(
                                        "insert into flag\n    (id, number) values ($1, $2)",
                                        List.of(Optional.of("7"), Optional.empty()))),
                                true),
                        new LoggedTransaction(14, List.of(new Execution("select 2", List.of())), false));
    }

    @Test
    void whatIsRolledBackOrNotYetCommittedIsLeftOut() {
        List<String> log = """
                [11] intake LOG:  execute <unnamed>: BEGIN
                [11] intake LOG:  execute <unnamed>: select 1
                [11] intake LOG:  execute S_3: ROLLBACK
                [12] intake LOG:  execute <unnamed>: BEGIN
                [12] intake LOG:  execute <unnamed>: select 2
                """.lines().toList();

        assertThat(ServerLog.transactions(log, "intake")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            $1 = 'a'                 | a
            $1 = 'it''s'             | it's
            $1 = '$2 = ''b'''        | $2 = 'b'
            $1 = ''                  | ""
            """)
    void aParameterIsReadAsItWas(String logged, String value) {
        assertThat(ServerLog.parameters(logged)).containsExactly(Optional.of(value));
    }

    @Test
    void nullIsNoText() {
        assertThat(ServerLog.parameters("$1 = NULL, $2 = 'NULL'"))
                .containsExactly(Optional.empty(), Optional.of("NULL"));
    }
}
