package dk.punktum.flagger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopicConfigTest {

    /// Kafka's own rule for topic names, less what it warns about: dots and underscores collide in metric names.
    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z]+(-[a-z]+)*");

    @Test
    void thereIsATopicForEveryTypeAndOneForItsDeadLetters() {
        assertThat(TopicConfig.all())
                .hasSize(2 * EventType.values().length)
                .extracting(TopicConfig::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> KEBAB_CASE.matcher(name).matches())
                .contains("domain-suspended", "domain-suspended-dlq");
    }

    @Test
    void whatDownstreamStartsFromIsKeptForEver() {
        assertThat(EventType.SUSPENSION_STATE.topicConfig().settings())
                .contains(Map.entry("cleanup.policy", "compact"), Map.entry("retention.ms", "-1"));
        assertThat(EventType.AGREEMENT_CHANGED.topicConfig().settings())
                .contains(Map.entry("cleanup.policy", "compact"), Map.entry("retention.ms", "-1"));
    }

    @Test
    void theRestIsKeptFor90DaysAndDeadLettersForAYear() {
        assertThat(EventType.DOMAIN_SUSPENDED.topicConfig())
                .isEqualTo(new TopicConfig(
                        "domain-suspended",
                        6,
                        Map.of(
                                "cleanup.policy", "delete",
                                "retention.ms", "7776000000",
                                "max.message.bytes", "262144")));
        assertThat(EventType.SUSPENSION_STATE.deadLetterTopicConfig())
                .isEqualTo(new TopicConfig(
                        "suspension-state-dlq",
                        6,
                        Map.of(
                                "cleanup.policy", "delete",
                                "retention.ms", "31536000000",
                                "max.message.bytes", "524288")));
    }
}
