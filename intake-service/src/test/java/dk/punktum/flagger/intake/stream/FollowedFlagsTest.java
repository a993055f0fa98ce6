package dk.punktum.flagger.intake.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.wording.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowedFlagsTest {

    private static final UUID FLAG = Uuid7.next();

    private final List<String> asked = new ArrayList<>();
    private long known = 1;
    private final FollowedFlags followedFlags = new FollowedFlags(
            new ChangeCounts(null) {
                @Override
                Map<UUID, Long> of(Collection<UUID> flagIds) {
                    asked.add("counts of " + flagIds.size());
                    return flagIds.stream().collect(Collectors.toMap(id -> id, id -> known));
                }
            },
            new ShowFlag(null, new ObjectMapper()) {
                @Override
                Optional<ShownFlag> any(UUID flagId, Language language) {
                    asked.add("a flag");
                    return Optional.of(ShownFlag.of("state " + known, false));
                }
            },
            new StreamSettings() {
                @Override
                public Duration every() {
                    return Duration.ofSeconds(1);
                }

                @Override
                public Duration beat() {
                    return Duration.ofSeconds(15);
                }

                @Override
                public Duration lifetime() {
                    return Duration.ofMinutes(15);
                }

                @Override
                public int mostPerAuthority() {
                    return 100;
                }
            },
            Clock.systemUTC(),
            new SimpleMeterRegistry());

    @Test
    void oneLookServesAllWhoFollow() {
        List<Reader> readers = IntStream.range(0, 100)
                .mapToObj(i -> reader("authority " + i % 5, FLAG))
                .toList();

        followedFlags.look();
        assertThat(asked).containsExactly("counts of 1", "a flag");
        followedFlags.look();
        assertThat(asked).containsExactly("counts of 1", "a flag", "counts of 1");
        known = 2;
        followedFlags.look();

        assertThat(asked).containsExactly("counts of 1", "a flag", "counts of 1", "counts of 1", "a flag");
        assertThat(readers).allSatisfy(reader -> assertThat(reader.read).containsExactly("state 1", "state 2"));
    }

    @Test
    void theDatabaseIsNotAskedWhenNobodyFollows() {
        reader("authority", FLAG).subscription.cancel();

        followedFlags.look();

        assertThat(asked).isEmpty();
    }

    @Test
    void whoStopsListeningLeavesItsPlaceToAnother() {
        List<Reader> readers =
                IntStream.range(0, 100).mapToObj(_ -> reader("authority", FLAG)).toList();
        assertThat(follows("authority")).isEmpty();
        assertThat(follows("another")).isPresent();

        readers.getFirst().subscription.cancel();

        assertThat(follows("authority")).isPresent();
        assertThat(follows("authority")).isEmpty();
    }

    @Test
    void aShutdownEndsAllStreamsAndThoseThatAreOpenedMeanwhile() {
        Reader before = reader("authority", FLAG);

        followedFlags.stop(new ShutdownEvent());

        assertThat(before.ended).isTrue();
        assertThat(reader("authority", FLAG).ended).isTrue();
    }

    private Optional<Viewer> follows(String who) {
        return followedFlags.follow(who, FLAG, Language.EN, null, () -> {});
    }

    private Reader reader(String who, UUID flag) {
        var reader = new Reader();
        followedFlags
                .follow(who, flag, Language.EN, null, () -> {})
                .orElseThrow()
                .subscribe(reader);
        return reader;
    }

    private static final class Reader implements Flow.Subscriber<Viewer.Event> {

        private final List<String> read = new ArrayList<>();
        private Flow.Subscription subscription;
        private boolean ended;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1000);
        }

        @Override
        public void onNext(Viewer.Event event) {
            if (event instanceof Viewer.Event.News(ShownFlag flag)) {
                read.add(flag.json());
            }
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            ended = true;
        }
    }
}
