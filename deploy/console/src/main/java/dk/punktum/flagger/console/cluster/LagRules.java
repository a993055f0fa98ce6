package dk.punktum.flagger.console.cluster;

import dk.punktum.flagger.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a look at Kafka means. No clock, no Kafka.
final class LagRules {

    /// Where a group goes on reading. Where it has said nothing, at the beginning, as our consumers are set
    /// (`auto.offset.reset=earliest`); never before what is kept, never after the end.
    static long unreadFrom(Look.Partition partition, @Nullable Long committed) {
        long from = committed == null ? partition.begin() : committed;
        return Math.clamp(from, partition.begin(), Math.max(partition.begin(), partition.end()));
    }

    /// Per group and topic that it reads: where it goes on in each partition.
    static Map<Pair, Map<Look.Place, Long>> positions(Look look) {
        var positions = new LinkedHashMap<Pair, Map<Look.Place, Long>>();
        for (Look.Group group : look.groups()) {
            var topics = new HashSet<String>();
            group.committed().keySet().forEach(partition -> topics.add(partition.topic()));
            group.assigned().forEach(partition -> topics.add(partition.topic()));
            look.partitions().forEach((partition, seen) -> {
                if (topics.contains(partition.topic())) {
                    positions
                            .computeIfAbsent(new Pair(partition.topic(), group.name()), _ -> new HashMap<>())
                            .put(partition, unreadFrom(seen, group.committed().get(partition)));
                }
            });
        }
        return positions;
    }

    /// The first unread record of each group in each partition where there is one.
    static Set<Position> firstUnread(Look look) {
        var unread = new HashSet<Position>();
        positions(look)
                .values()
                .forEach(offsets -> offsets.forEach((partition, from) -> {
                    if (from < end(look, partition)) {
                        unread.add(new Position(partition, from));
                    }
                }));
        return unread;
    }

    /// What is to be remembered of a look.
    ///
    /// @param times of records, where they are known
    static Sample sample(Look look, Map<Position, Instant> times) {
        var ends = new HashMap<String, Long>();
        look.partitions().forEach((partition, seen) -> ends.merge(partition.topic(), seen.end(), Long::sum));
        var readings = new HashMap<Pair, Sample.Reading>();
        positions(look).forEach((pair, offsets) -> {
            Duration behind = behind(look, offsets, times);
            readings.put(
                    pair,
                    new Sample.Reading(
                            offsets.values().stream().mapToLong(Long::longValue).sum(),
                            lag(look, offsets),
                            behind == null ? 0 : behind.toSeconds()));
        });
        return new Sample(look.at(), ends, readings);
    }

    /// @param before the samples up to now, without this look
    static ClusterState state(Look look, Map<Position, Instant> times, Samples before, ClusterConfig.Limits limits) {
        Sample now = sample(look, times);
        Optional<Sample> aMinuteAgo = before.aMinuteBefore(look.at());
        var groups = new ArrayList<GroupState>();
        positions(look).forEach((pair, offsets) -> {
            int members = look.groups().stream()
                    .filter(group -> group.name().equals(pair.group()))
                    .mapToInt(Look.Group::members)
                    .findFirst()
                    .orElse(0);
            long lag = lag(look, offsets);
            Duration behind = behind(look, offsets, times);
            Sample.Reading reading = Objects.requireNonNull(now.readings().get(pair));
            Optional<Sample.Reading> earlier =
                    aMinuteAgo.map(sample -> sample.readings().get(pair));
            double out = earlier.map(then -> perMinute(aMinuteAgo.get().at(), then.read(), look.at(), reading.read()))
                    .orElse(0.0);
            boolean catchingUp = earlier.filter(then -> lag < then.lag()).isPresent();
            groups.add(
                    new GroupState(pair, members, lag, behind, out, judge(lag, behind, members, catchingUp, limits)));
        });
        groups.sort(Comparator.comparing((GroupState group) -> urgency(group.judgement()))
                .thenComparing(group -> group.pair().topic())
                .thenComparing(group -> group.pair().group()));
        return new ClusterState(look.at(), null, topics(look, now, before), List.copyOf(groups));
    }

    /// First that applies: nothing unread; nobody who could read it; too old and not becoming less; old.
    ///
    /// @param behind null when the age of the oldest unread record could not be had
    static Judgement judge(
            long lag, @Nullable Duration behind, int members, boolean catchingUp, ClusterConfig.Limits limits) {
        if (lag == 0) {
            return Judgement.GOOD;
        }
        if (behind == null) {
            return Judgement.BEHIND;
        }
        if (members == 0 && behind.compareTo(limits.nobodyReads()) >= 0) {
            return Judgement.NOBODY_READS;
        }
        if (!catchingUp && behind.compareTo(limits.act()) >= 0) {
            return Judgement.STUCK;
        }
        return behind.compareTo(limits.behind()) >= 0 ? Judgement.BEHIND : Judgement.GOOD;
    }

    /// Never below zero: a topic that was made anew begins at zero again.
    static double perMinute(Instant then, long thenCount, Instant now, long nowCount) {
        double seconds = Duration.between(then, now).toNanos() / 1e9;
        return seconds <= 0 ? 0 : Math.max(0, nowCount - thenCount) * 60 / seconds;
    }

    private static List<TopicState> topics(Look look, Sample now, Samples before) {
        Optional<Sample> aMinuteAgo = before.aMinuteBefore(look.at());
        Optional<Sample> oldest = before.oldest();
        return Arrays.stream(EventType.values())
                .filter(type -> now.ends().containsKey(type.topic()))
                .map(type -> topic(look, type, now, aMinuteAgo, oldest))
                .toList();
    }

    private static TopicState topic(
            Look look, EventType type, Sample now, Optional<Sample> aMinuteAgo, Optional<Sample> oldest) {
        List<Look.Partition> partitions = partitions(look, type.topic());
        long end = now.ends().getOrDefault(type.topic(), 0L);
        long dead = now.ends().getOrDefault(type.deadLetterTopic(), 0L);
        return new TopicState(
                type.topic(),
                partitions.size(),
                kept(partitions),
                partitions.stream()
                        .map(Look.Partition::newest)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                aMinuteAgo
                        .map(then -> perMinute(then.at(), then.ends().getOrDefault(type.topic(), end), look.at(), end))
                        .orElse(0.0),
                kept(partitions(look, type.deadLetterTopic())),
                oldest.map(then -> Math.max(0, dead - then.ends().getOrDefault(type.deadLetterTopic(), dead)))
                        .orElse(0L));
    }

    private static List<Look.Partition> partitions(Look look, String topic) {
        return look.partitions().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static long kept(List<Look.Partition> partitions) {
        return partitions.stream()
                .mapToLong(partition -> partition.end() - partition.begin())
                .sum();
    }

    private static long lag(Look look, Map<Look.Place, Long> offsets) {
        return offsets.entrySet().stream()
                .mapToLong(entry -> Math.max(0, end(look, entry.getKey()) - entry.getValue()))
                .sum();
    }

    /// Null when there is something unread and the time of none of it is known.
    private static @Nullable Duration behind(Look look, Map<Look.Place, Long> offsets, Map<Position, Instant> times) {
        if (lag(look, offsets) == 0) {
            return Duration.ZERO;
        }
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue() < end(look, entry.getKey()))
                .map(entry -> times.get(new Position(entry.getKey(), entry.getValue())))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, look.at()))
                .map(age -> age.isNegative() ? Duration.ZERO : age)
                .orElse(null);
    }

    private static long end(Look look, Look.Place partition) {
        Look.Partition seen = look.partitions().get(partition);
        return seen == null ? 0 : seen.end();
    }

    private static int urgency(Judgement judgement) {
        return switch (judgement) {
            case STUCK, NOBODY_READS -> 0;
            case BEHIND -> 1;
            case GOOD -> 2;
        };
    }

    private LagRules() {}
}
