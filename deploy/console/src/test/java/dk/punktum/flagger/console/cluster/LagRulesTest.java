package dk.punktum.flagger.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagRulesTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    private static final Look.Place ZERO = new Look.Place("flag-received", 0);
    private static final Look.Place ONE = new Look.Place("flag-received", 1);
    private static final Look.Place DEAD = new Look.Place("flag-received-dlq", 0);
    private static final Pair PAIR = new Pair("flag-received", "case-service");

    private static final ClusterConfig.Limits LIMITS = new ClusterConfig.Limits() {
        @Override
        public Duration behind() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration act() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration nobodyReads() {
            return Duration.ofMinutes(2);
        }
    };

    @ParameterizedTest(name = "kept {0} to {1}, committed {2}: goes on at {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                " 0, 10,  4,  4",
                " 0, 10, 10, 10",
                " 0, 10,  -,  0",
                " 3, 10,  -,  3",
                " 3, 10,  1,  3",
                " 0,  2,  9,  2",
                " 0,  0,  -,  0",
            })
    void aGroupGoesOnWhereItHasCommittedWithinWhatIsKept(long begin, long end, Long committed, long from) {
        assertThat(LagRules.unreadFrom(new Look.Partition(begin, end, NOW), committed))
                .isEqualTo(from);
    }

    @Test
    void lagIsTheSumOfPartitionsAndItsAgeThatOfTheOldestRecord() {
        // Given
        var look = look(2, Map.of(ZERO, 7L, ONE, 0L), Set.of());
        var times = Map.of(new Position(ZERO, 7), NOW.minusSeconds(40), new Position(ONE, 0), NOW.minusSeconds(90));

        // When
        GroupState group = state(look, times).groups().getFirst();

        // Then
        assertThat(group.pair()).isEqualTo(PAIR);
        assertThat(group.lag()).isEqualTo(3 + 5);
        assertThat(group.behind()).isEqualTo(Duration.ofSeconds(90));
        assertThat(group.members()).isEqualTo(2);
        assertThat(LagRules.firstUnread(look)).containsExactlyInAnyOrder(new Position(ZERO, 7), new Position(ONE, 0));
    }

    @Test
    void whoHasReadEverythingIsNotBehindHoweverOldTheLastRecordIs() {
        GroupState group = state(look(1, Map.of(ZERO, 10L, ONE, 5L), Set.of()), Map.of())
                .groups()
                .getFirst();

        assertThat(group.lag()).isZero();
        assertThat(group.behind()).isZero();
        assertThat(group.judgement()).isEqualTo(Judgement.GOOD);
    }

    @Test
    void whoIsAssignedToATopicAndHasCommittedNothingBeginsAtItsBeginning() {
        GroupState group =
                state(look(1, Map.of(), Set.of(ZERO)), Map.of()).groups().getFirst();

        assertThat(group.lag()).isEqualTo(10 + 5);
        assertThat(group.behind()).as("no time is known").isNull();
        assertThat(group.judgement()).isEqualTo(Judgement.BEHIND);
    }

    @Test
    void aClockThatIsAheadMakesNoLagBelowZero() {
        GroupState group = state(
                        look(1, Map.of(ZERO, 9L, ONE, 5L), Set.of()), Map.of(new Position(ZERO, 9), NOW.plusSeconds(3)))
                .groups()
                .getFirst();

        assertThat(group.behind()).isZero();
    }

    @Test
    void ratesAreThoseOfTheLastMinute() {
        // Given
        var samples = new Samples(Duration.ofHours(1));
        samples.add(sampleAt(NOW.minusSeconds(300), 0, 0));
        samples.add(sampleAt(NOW.minusSeconds(30), 10, 4));
        samples.add(sampleAt(NOW.minusSeconds(5), 14, 8));

        // When
        ClusterState state = LagRules.state(look(1, Map.of(ZERO, 5L, ONE, 2L), Set.of()), Map.of(), samples, LIMITS);

        // Then: 15 records now, 10 half a minute ago; read 7 now, 4 half a minute ago
        assertThat(state.topics().getFirst().inPerMinute()).isCloseTo(10, within(0.001));
        assertThat(state.groups().getFirst().outPerMinute()).isCloseTo(6, within(0.001));
    }

    @Test
    void aTopicThatWasMadeAnewHasNoRateBelowZero() {
        assertThat(LagRules.perMinute(NOW.minusSeconds(60), 100, NOW, 3)).isZero();
        assertThat(LagRules.perMinute(NOW, 1, NOW, 3)).isZero();
    }

    @Test
    void deadLettersAreCountedAndTheNewOnesBesides() {
        // Given
        var samples = new Samples(Duration.ofHours(1));
        var look = look(1, Map.of(), Set.of());
        samples.add(new Sample(NOW.minusSeconds(600), Map.of("flag-received", 0L, "flag-received-dlq", 4L), Map.of()));

        // When
        TopicState topic =
                LagRules.state(look, Map.of(), samples, LIMITS).topics().getFirst();

        // Then
        assertThat(topic.deadLetters()).isEqualTo(6);
        assertThat(topic.deadLettersOfLate()).isEqualTo(2);
        assertThat(topic.partitions()).isEqualTo(2);
        assertThat(topic.records()).isEqualTo(15);
        assertThat(topic.newest()).isEqualTo(NOW.minusSeconds(1));
    }

    @ParameterizedTest(name = "{0} unread for {1} s, {2} members, catching up {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0,    0, 0, false, GOOD",
                "5,   29, 1, false, GOOD",
                "5,   30, 1, false, BEHIND",
                "5,  299, 1, false, BEHIND",
                "5,  300, 1, false, STUCK",
                "5,  300, 1, true,  BEHIND",
                "5,  119, 0, false, BEHIND",
                "5,  120, 0, false, NOBODY_READS",
                "5,  120, 0, true,  NOBODY_READS",
                "5, 9999, 0, false, NOBODY_READS",
                "5,    -, 0, false, BEHIND",
            })
    void aPersonIsWantedOnlyWhereItDoesNotComeRightByItself(
            long lag, Long seconds, int members, boolean catchingUp, Judgement expected) {
        Duration behind = seconds == null ? null : Duration.ofSeconds(seconds);
        Judgement judgement = LagRules.judge(lag, behind, members, catchingUp, LIMITS);

        assertThat(judgement).isEqualTo(expected);
        assertThat(judgement.needsSomebody())
                .isEqualTo(expected == Judgement.STUCK || expected == Judgement.NOBODY_READS);
    }

    @Test
    void samplesAreKeptForAnHour() {
        var samples = new Samples(Duration.ofHours(1));
        samples.add(sampleAt(NOW.minusSeconds(3601), 1, 1));
        samples.add(sampleAt(NOW.minusSeconds(3599), 2, 2));
        samples.add(sampleAt(NOW, 3, 3));

        assertThat(samples.trend(PAIR)).extracting(TrendPoint::at).containsExactly(NOW.minusSeconds(3599), NOW);
    }

    @Test
    void whenKafkaFallsSilentTheLastFiguresStayAndTheTimeIsThatOfTheFirstSilence() {
        ClusterState seen = state(look(1, Map.of(ZERO, 7L, ONE, 0L), Set.of()), Map.of());

        ClusterState silent = seen.silent(NOW.plusSeconds(5)).silent(NOW.plusSeconds(10));

        assertThat(silent.answers()).isFalse();
        assertThat(silent.silentSince()).isEqualTo(NOW.plusSeconds(5));
        assertThat(silent.at()).isEqualTo(NOW);
        assertThat(silent.groups()).isEqualTo(seen.groups());
    }

    private static ClusterState state(Look look, Map<Position, Instant> times) {
        return LagRules.state(look, times, new Samples(Duration.ofHours(1)), LIMITS);
    }

    private static Look look(int members, Map<Look.Place, Long> committed, Set<Look.Place> assigned) {
        return new Look(
                NOW,
                new HashMap<>(Map.of(
                        ZERO, new Look.Partition(0, 10, NOW.minusSeconds(40)),
                        ONE, new Look.Partition(0, 5, NOW.minusSeconds(1)),
                        DEAD, new Look.Partition(0, 6, NOW.minusSeconds(9)))),
                List.of(new Look.Group("case-service", members, committed, assigned)));
    }

    private static Sample sampleAt(Instant at, long end, long read) {
        return new Sample(
                at, Map.of("flag-received", end), Map.of(PAIR, new Sample.Reading(read, end - read, end - read)));
    }
}
