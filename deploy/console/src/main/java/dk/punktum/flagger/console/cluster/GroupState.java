package dk.punktum.flagger.console.cluster;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far a consumer group is on a topic.
///
/// @param members of the group that are alive, on whatever topic
/// @param lag records that it has not read
/// @param behind how old the oldest of these is; zero when there is none, null when its time could not be
///     had
/// @param outPerMinute records read, over the last minute
public record GroupState(
        Pair pair, int members, long lag, @Nullable Duration behind, double outPerMinute, Judgement judgement) {}
