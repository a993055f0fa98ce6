package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderIsKeptTest {

    @ParameterizedTest
    @CsvSource({
        "1 2 3,       0",
        "1 2 1 2 3,   0",
        "1 1 2 3 2 3, 0",
        "1 3 2,       1",
        "3 1 2 3,     1",
        "2 1 2,       1"
    })
    void recordsStandInTheOrderOfPositionsButForRepeats(String positions, int violations) {
        List<OutboxRow> rows = IntStream.rangeClosed(1, 3)
                .mapToObj(position -> new OutboxRow("case", position, "e" + position, "case-opened", "a.dk"))
                .toList();
        List<TopicRecord> records = new ArrayList<>();
        for (String position : positions.split(" ")) {
            records.add(new TopicRecord("case-opened", 0, records.size(), "e" + position, "a.dk", "c"));
        }

        assertThat(OrderIsKept.violations(rows, records, List.of())).hasSize(violations);
    }

    @Test
    void otherNamesAndOtherServicesHaveTheirOwnOrder() {
        List<OutboxRow> rows = List.of(
                new OutboxRow("case", 2, "e2", "case-opened", "a.dk"),
                new OutboxRow("case", 1, "e1", "case-opened", "b.dk"),
                new OutboxRow("intake", 1, "i1", "case-opened", "a.dk"));
        List<TopicRecord> records = List.of(
                new TopicRecord("case-opened", 0, 0, "e2", "a.dk", "c"),
                new TopicRecord("case-opened", 0, 1, "e1", "b.dk", "c"),
                new TopicRecord("case-opened", 0, 2, "i1", "a.dk", "c"));

        assertThat(OrderIsKept.violations(rows, records, List.of())).isEmpty();
    }

    @Test
    void whatTwoCasesTellOfOneNameHasNoOrder() {
        List<OutboxRow> rows = List.of(
                new OutboxRow("case", 2, "e2", "case-opened", "a.dk"),
                new OutboxRow("case", 1, "e1", "case-opened", "a.dk"));
        List<TopicRecord> records = List.of(
                new TopicRecord("case-opened", 0, 0, "e2", "a.dk", "c"),
                new TopicRecord("case-opened", 0, 1, "e1", "a.dk", "d"));

        assertThat(OrderIsKept.violations(rows, records, List.of())).isEmpty();
    }

    @Test
    void aNameThatMovesToAnotherPartitionIsSeen() {
        List<TopicRecord> records = List.of(
                new TopicRecord("case-opened", 0, 0, "e1", "a.dk", "c"),
                new TopicRecord("case-opened", 1, 0, "e2", "a.dk", "c"));

        assertThat(OrderIsKept.violations(List.of(), records, List.of())).hasSize(1);
    }

    /// A number, and what it says.
    @ParameterizedTest
    @CsvSource({
        "1a 2b 3c,    0",
        "1a 2b 2b 3c, 0",
        "1a 2b 1a 2b, 0",
        "2b 3c,       1",
        "1a 3c,       1",
        "1a 2b 2x,    1",
        "1a 3c 2b,    1"
    })
    void sequenceHasNoGapAndNoNumberTwice(String told, int violations) {
        List<StateTold> states = Arrays.stream(told.split(" "))
                .map(state -> new StateTold("a.dk", state.charAt(0) - '0', true, state.substring(1), "ns1"))
                .toList();

        assertThat(OrderIsKept.violations(List.of(), List.of(), states)).hasSize(violations);
    }
}
