package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxReachesTopicsTest {

    private static final OutboxRow ROW = new OutboxRow("intake", 1, "e", "flag-received", "a.dk");

    @ParameterizedTest
    @CsvSource({
        "e, flag-received, a.dk, 0",
        "other, flag-received, a.dk, 2",
        "e, case-opened, a.dk, 1",
        "e, flag-received, b.dk, 1"
    })
    void aRowIsOnItsTopicUnderItsKey(String eventId, String topic, String key, int violations) {
        var record = new TopicRecord(topic, 0, 0, eventId, key, "f");

        assertThat(OutboxReachesTopics.violations(List.of(ROW), List.of(record)))
                .hasSize(violations);
    }

    @Test
    void aRepeatIsNoLoss() {
        var once = new TopicRecord("flag-received", 0, 0, "e", "a.dk", "f");
        var again = new TopicRecord("flag-received", 0, 1, "e", "a.dk", "f");

        assertThat(OutboxReachesTopics.violations(List.of(ROW), List.of(once, again)))
                .isEmpty();
    }

    @Test
    void whatNobodyCommittedIsSeen() {
        var record = new TopicRecord("flag-received", 0, 0, "e", "a.dk", "f");

        assertThat(OutboxReachesTopics.violations(List.of(), List.of(record))).hasSize(1);
    }
}
