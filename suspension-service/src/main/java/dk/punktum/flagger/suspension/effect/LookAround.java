package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;
import dk.punktum.flagger.suspension.register.Register;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.register.Zone;
import dk.punktum.flagger.suspension.register.ZoneAnswer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks each of the zone's servers, and RDAP, for what an order is to bring about. Never inside a transaction.
@ApplicationScoped
public class LookAround {

    private final Zone zone;
    private final Register register;
    private final Clock clock;
    private final AskedServer rdap;
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();

    LookAround(Zone zone, Register register, Clock clock) {
        this.zone = zone;
        this.register = register;
        this.clock = clock;
        this.rdap = new AskedServer(Place.RDAP, register.server());
    }

    /// All that have to show an effect.
    Set<AskedServer> asked() {
        Set<AskedServer> asked = new LinkedHashSet<>();
        zone.servers().forEach(server -> asked.add(new AskedServer(Place.DNS, server)));
        asked.add(rdap);
        return asked;
    }

    /// What each server shows of a name whose order is no longer watched.
    public List<Look> at(Expectation expected) {
        return at(expected.watch());
    }

    /// Side by side: a slow server must not make another one look late. Who does not answer is left out.
    List<Look> at(Watch watch) {
        List<CompletableFuture<@Nullable Look>> looks = new ArrayList<>();
        zone.servers().forEach(server -> looks.add(ask(() -> inZone(watch, server))));
        looks.add(ask(() -> inRegister(watch)));
        return looks.stream()
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .toList();
    }

    private CompletableFuture<@Nullable Look> ask(Supplier<@Nullable Look> question) {
        return CompletableFuture.supplyAsync(question, askers);
    }

    private @Nullable Look inZone(Watch watch, String server) {
        ZoneAnswer answer = zone.ask(server, watch.domain());
        return answer instanceof ZoneAnswer.Undecided
                ? null
                : new Look(
                        new AskedServer(Place.DNS, server),
                        EffectRules.isSeen(watch.change(), watch.free(), watch.landing(), answer),
                        false,
                        after(watch));
    }

    private @Nullable Look inRegister(Watch watch) {
        RegisterAnswer answer = register.ask(watch.domain());
        return answer instanceof RegisterAnswer.Unavailable
                ? null
                : new Look(
                        rdap,
                        EffectRules.isSeen(watch.change(), watch.free(), watch.landing(), answer),
                        answer instanceof RegisterAnswer.Registered registered && registered.seized(),
                        after(watch));
    }

    /// Now, but never before the order: the clocks of two instances differ a little.
    private Instant after(Watch watch) {
        Instant now = clock.instant();
        return now.isBefore(watch.orderedAt()) ? watch.orderedAt() : now;
    }

    @PreDestroy
    void close() {
        askers.shutdown();
    }
}
