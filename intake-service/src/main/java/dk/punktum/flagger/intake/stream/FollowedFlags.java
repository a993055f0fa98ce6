package dk.punktum.flagger.intake.stream;

import static java.util.Objects.requireNonNull;

import dk.punktum.flagger.intake.wording.Language;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All open streams of this instance. One look now and then serves them all.
@ApplicationScoped
class FollowedFlags {

    private final ChangeCounts changeCounts;
    private final ShowFlag showFlag;
    private final StreamSettings settings;
    private final Clock clock;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> places = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    FollowedFlags(
            ChangeCounts changeCounts, ShowFlag showFlag, StreamSettings settings, Clock clock, MeterRegistry meters) {
        this.changeCounts = changeCounts;
        this.showFlag = showFlag;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("flagger.intake.streams", viewers, Set::size)
                .description("Streams of flags that are open")
                .register(meters);
    }

    private record Look(UUID flagId, Language language) {}

    /// @param who     shares its places
    /// @param knownId the last event that the reader has
    /// @param hangUp  breaks the reader's connection
    /// @return empty when `who` has as many open as may be
    Optional<Viewer> follow(String who, UUID flagId, Language language, @Nullable String knownId, Runnable hangUp) {
        if (!takePlace(who)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        var place = new Place(who);
        var viewer = new Viewer(
                flagId, language, knownId, now, settings.beat(), now.plus(settings.lifetime()), place::leave, hangUp);
        place.viewer = viewer;
        viewers.add(viewer);
        if (stopping) {
            viewer.end();
        }
        return Optional.of(viewer);
    }

    private final class Place {

        private final String who;
        private @Nullable Viewer viewer;

        private Place(String who) {
            this.who = who;
        }

        private void leave() {
            viewers.remove(requireNonNull(viewer));
            places.computeIfPresent(who, (_, taken) -> taken == 1 ? null : taken - 1);
        }
    }

    private boolean takePlace(String who) {
        int most = settings.mostPerAuthority();
        boolean[] taken = new boolean[1];
        places.compute(who, (_, open) -> {
            int before = open == null ? 0 : open;
            taken[0] = before < most;
            return taken[0] ? Integer.valueOf(before + 1) : open;
        });
        return taken[0];
    }

    @Scheduled(every = "{flagger.streams.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Instant now = clock.instant();
        viewers.forEach(viewer -> viewer.tend(now));
        Set<UUID> followed = viewers.stream().map(Viewer::flagId).collect(Collectors.toSet());
        if (followed.isEmpty()) {
            return;
        }
        Map<UUID, Long> counts = changeCounts.of(followed);
        viewers.stream()
                .filter(viewer -> counts.containsKey(viewer.flagId()))
                .filter(viewer -> !viewer.hasSeen(requireNonNull(counts.get(viewer.flagId()))))
                .collect(Collectors.groupingBy(viewer -> new Look(viewer.flagId(), viewer.language())))
                .forEach((look, lookers) -> show(look, lookers, requireNonNull(counts.get(look.flagId()))));
    }

    /// Looked at after it was counted: what comes in between is shown now and found out to be known the
    /// next time.
    private void show(Look look, List<Viewer> lookers, long count) {
        showFlag.any(look.flagId(), look.language())
                .ifPresent(flag -> lookers.forEach(viewer -> viewer.show(flag, count)));
    }

    /// So that readers look for another instance at once, and a shutdown does not wait for them.
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        viewers.forEach(Viewer::end);
    }
}
