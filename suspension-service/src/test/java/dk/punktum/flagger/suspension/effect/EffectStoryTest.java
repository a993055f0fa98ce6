package dk.punktum.flagger.suspension.effect;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static dk.punktum.flagger.suspension.Story.suspension;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class EffectStoryTest {

    FakeRegistry registry;

    @Inject
    Effects effects;

    @Inject
    RecordLook recordLook;

    @Inject
    LookAround lookAround;

    @Inject
    MeterRegistry meters;

    private Story story;
    private String name;

    @BeforeEach
    void begin() {
        story = new Story();
        name = newName();
        registry.register(name, "server transfer prohibited");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aSuspensionIsEffectiveWhenItIsSeenInDnsAndInRdap() {
        // Given
        CaseDecided verdict = story.uphold(name);
        DomainSuspended ordered = story.next(DomainSuspended.class, name, 1);
        registry.takeOutOfZone(name);
        await("it is seen in DNS").until(() -> suspension(name).get("lastOrder.seenInDnsAt") != null);
        assertThat(story.told(SuspensionEffective.class, name)).isEmpty();

        // When
        registry.hold(name);

        // Then
        SuspensionEffective told = story.next(SuspensionEffective.class, name, 1);
        assertThat(told.change()).isEqualTo(Change.SUSPENDED);
        assertThat(told.holdId()).isEqualTo(ordered.holdId());
        assertThat(told.orderedAt()).isEqualTo(ordered.suspendedAt());
        assertThat(told.seenInDnsAt()).isAfter(told.orderedAt()).isBefore(told.seenInRdapAt());
        assertThat(told.millisToEffect())
                .isEqualTo(
                        Duration.between(told.orderedAt(), told.seenInRdapAt()).toMillis());
        assertThat(story.envelopes(SuspensionEffective.class, name))
                .singleElement()
                .satisfies(envelope -> assertThat(envelope.correlationId())
                        .isEqualTo(verdict.flagId().toString()));
        assertThat(hold(name).getLong("suspending.millisToEffect")).isEqualTo(told.millisToEffect());
        assertThat(meters.get("flagger.suspension.effect")
                        .tag("change", "SUSPENDED")
                        .timer()
                        .count())
                .isPositive();
    }

    /// One of the zone's servers is behind: whoever asks that one still reaches the name.
    @Test
    void everyServerIsWatchedOnItsOwnAndTheLastOneCounts() {
        // Given
        story.uphold(name);
        DomainSuspended ordered = story.next(DomainSuspended.class, name, 1);
        registry.keepSecondServerBehind(name);
        registry.suspend(name);
        await("the first server and RDAP are seen")
                .until(() -> suspension(name).getList("lastOrder.sightings").size() == 2);
        assertThat(suspension(name).getList("lastOrder.sightings.server"))
                .contains(registry.dnsServer())
                .doesNotContain(registry.secondDnsServer());
        assertThat(suspension(name).getString("lastOrder.seenInDnsAt")).isNull();
        assertThat(story.told(SuspensionEffective.class, name)).isEmpty();

        // When
        registry.letSecondServerCatchUp(name);

        // Then
        SuspensionEffective told = story.next(SuspensionEffective.class, name, 1);
        Map<String, Instant> seen = told.sightings().stream()
                .collect(Collectors.toMap(SuspensionEffective.Sighting::server, SuspensionEffective.Sighting::seenAt));
        assertThat(seen).containsOnlyKeys(registry.dnsServer(), registry.secondDnsServer(), "127.0.0.1");
        assertThat(seen.get(registry.secondDnsServer()))
                .isAfter(seen.get(registry.dnsServer()))
                .isEqualTo(told.seenInDnsAt());
        assertThat(seen.get("127.0.0.1")).isEqualTo(told.seenInRdapAt());
        assertThat(hold(name).getList("suspending.sightings.server"))
                .containsExactlyInAnyOrderElementsOf(seen.keySet());
        assertThat(told.publishedAt())
                .isBetween(ordered.suspendedAt(), told.seenInDnsAt())
                .isEqualTo(Instant.parse(hold(name).getString("suspending.publishedAt")));
    }

    @Test
    void aReinstatementIsEffectiveWhenTheNameLooksAsBefore() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.suspend(name);
        story.next(SuspensionEffective.class, name, 1);
        story.close(verdict);
        story.next(DomainReinstated.class, name, 2);
        registry.reinstate(name);
        await("it is seen in DNS").until(() -> suspension(name).get("lastOrder.seenInDnsAt") != null);
        assertThat(story.told(SuspensionEffective.class, name)).hasSize(1);

        // When
        registry.setStatuses(name, "server transfer prohibited");

        // Then
        SuspensionEffective told = story.next(SuspensionEffective.class, name, 2);
        assertThat(told.change()).isEqualTo(Change.REINSTATED);
        assertThat(hold(name).getString("reinstating.status")).isEqualTo("EFFECTIVE");
    }

    @Test
    void aFurtherHoldDoesNotEndTheWatch() {
        // Given
        story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        story.uphold(name);
        story.next(SuspensionState.class, name, 2);

        // When
        registry.suspend(name);

        // Then
        story.next(SuspensionEffective.class, name, 1);
    }

    @Test
    void aNewerOrderEndsTheWatchOfTheOneBefore() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.takeOutOfZone(name);
        story.close(verdict);
        story.next(DomainReinstated.class, name, 2);

        // When
        registry.putIntoZone(name);

        // Then
        story.next(SuspensionEffective.class, name, 2);
        assertThat(story.told(SuspensionEffective.class, name)).hasSize(1);
        assertThat(hold(name).getString("suspending.status")).isEqualTo("SUPERSEDED");
    }

    @Test
    void aLateEffectIsOverdueOnceAndSeenAllTheSame() {
        // Given
        story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        double before =
                meters.counter("flagger.suspension.effect.overdue.total").count();

        // When
        ShiftedClock.putForward(Duration.ofMinutes(6));

        // Then
        await("it is overdue")
                .until(() -> suspension(name).getString("lastOrder.status").equals("OVERDUE"));
        await("it is counted")
                .until(() ->
                        meters.get("flagger.suspension.effects.overdue").gauge().value() >= 1);
        assertThat(meters.counter("flagger.suspension.effect.overdue.total").count())
                .isGreaterThan(before);
        registry.suspend(name);
        ShiftedClock.putForward(Duration.ofMinutes(1));
        SuspensionEffective told = story.next(SuspensionEffective.class, name, 1);
        assertThat(told.millisToEffect()).isGreaterThan(Duration.ofMinutes(6).toMillis());
    }

    /// Two instances have looked at the same time, both with success.
    @Test
    void anEffectIsToldOnce() {
        // Given
        story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        var id = QuarkusTransaction.requiringNew()
                .call(() -> effects.find("domain", name).firstResult().watch().effectId());
        Instant now = new ShiftedClock().instant();
        var everywhere = new Sightings(lookAround.asked().stream().collect(Collectors.toMap(each -> each, _ -> now)));

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .mapToObj(_ ->
                            CompletableFuture.supplyAsync(() -> recordLook.record(id, everywhere, now, now), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        // Then
        story.next(SuspensionEffective.class, name, 1);
        String fence = newName();
        registry.register(fence);
        story.uphold(fence);
        story.next(DomainSuspended.class, fence, 1);
        assertThat(story.told(SuspensionEffective.class, name)).hasSize(1);
    }
}
