package dk.punktum.flagger.standin.suspensions;

import static dk.punktum.flagger.testing.Events.aDomainReinstated;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static dk.punktum.flagger.testing.Events.aSuspensionState;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.standin.register.Changes;
import dk.punktum.flagger.standin.register.DsRecord;
import dk.punktum.flagger.standin.register.EppStatus;
import dk.punktum.flagger.standin.register.LandingPage;
import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.RegisteredName;
import dk.punktum.flagger.standin.register.Registration;
import dk.punktum.flagger.standin.register.Suspension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes up holds on some names, and tells them as suspension-service does: in any order among the topics, and some of
/// it again later. Knows what has to come of it.
final class RandomHolds {

    /// Among them one that is locked, one that has two keys, and one that is not renewed by itself.
    private static final List<String> NAMES = Stream.concat(
                    IntStream.rangeClosed(18, 50).mapToObj("navn-%03d.dk"::formatted),
                    Stream.of("registrarlaas.dk", "med-glue.dk", "self-managed.dk"))
            .toList();

    private static final List<Delegation> PAGES = List.of(
            new Delegation(List.of("ns1.landing.example"), List.of("4711 13 2 ABCD")),
            new Delegation(List.of("ns1.other-page.example", "ns2.other-page.example"), List.of()));

    private final Random random;
    private final Map<String, RegisteredName> expected = new HashMap<>();
    private final List<Event> told = new ArrayList<>();

    RandomHolds(Register atFirst, Random random) {
        this.random = random;
        NAMES.forEach(name -> expected.put(name, atFirst.find(name).orElseThrow()));
    }

    /// How the names have to look after everything that was told.
    Map<String, RegisteredName> expected() {
        return expected;
    }

    /// One more change, and what is told of it.
    List<Event> next() {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        RegisteredName before = expected.get(name);
        List<Event> events = new ArrayList<>(
                before.suspension() == null
                        ? hold(name, before, anyPage())
                        : switch (random.nextInt(4)) {
                            case 0 -> hold(name, before, anyPage());
                            case 1 -> oneMoreHold(name, before);
                            default -> lift(name, before);
                        });
        Collections.shuffle(events, random);
        if (!told.isEmpty() && random.nextInt(4) == 0) {
            // A repeat of an event. Of the state nobody repeats an old one behind a newer: it is told in order.
            events.add(random.nextInt(events.size() + 1), told.get(random.nextInt(told.size())));
        }
        return events;
    }

    private List<Event> hold(String name, RegisteredName before, @Nullable Delegation page) {
        long sequence = before.sequence() + 1;
        expected.put(name, new RegisteredName(before.registration(), suspension(page), sequence));
        var event = aDomainSuspended().about(name).sequence(sequence).before(snapshot(before.registration()));
        told.add((page == null ? event : event.leadingTo(page)).build());
        return List.of(told.getLast(), state(name, sequence, page));
    }

    /// Told by the state alone.
    private List<Event> oneMoreHold(String name, RegisteredName before) {
        long sequence = before.sequence() + 1;
        expected.put(name, new RegisteredName(before.registration(), before.suspension(), sequence));
        LandingPage page = before.suspension().landingPage();
        return List.of(state(
                name,
                sequence,
                PAGES.stream()
                        .filter(one -> page != null && one.nameServers().equals(page.nameServers()))
                        .findFirst()
                        .orElse(null)));
    }

    private List<Event> lift(String name, RegisteredName before) {
        long sequence = before.sequence() + 1;
        expected.put(name, new RegisteredName(before.registration(), null, sequence));
        told.add(aDomainReinstated()
                .about(name)
                .sequence(sequence)
                .restoring(snapshot(before.registration()))
                .build());
        return List.of(
                told.getLast(),
                aSuspensionState().about(name).sequence(sequence).free().build());
    }

    private @Nullable Delegation anyPage() {
        return random.nextBoolean() ? null : PAGES.get(random.nextInt(PAGES.size()));
    }

    private static Event state(String name, long sequence, @Nullable Delegation page) {
        var state = aSuspensionState().about(name).sequence(sequence).held();
        return (page == null ? state : state.leadingTo(page)).build();
    }

    private static Suspension suspension(@Nullable Delegation page) {
        return page == null
                ? Changes.OUT_OF_THE_ZONE
                : new Suspension(
                        Changes.THE_LOCKS,
                        LandingPage.of(page.nameServers(), page.dsRecords()).orElseThrow());
    }

    /// What the register says of a name, in the words of the contract.
    static HoldSnapshot snapshot(Registration registration) {
        return new HoldSnapshot(
                registration.statuses().stream().map(EppStatus::epp).toList(),
                registration.nameServers(),
                registration.dsRecords().stream().map(RandomHolds::presentation).toList(),
                registration.autoRenew());
    }

    private static String presentation(DsRecord ds) {
        return "%d %d %d %s".formatted(ds.keyTag(), ds.algorithm(), ds.digestType(), ds.digest());
    }
}
