package dk.punktum.flagger.crash;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.crash.client.NameTurns;
import dk.punktum.flagger.crash.fault.Caretaker;
import dk.punktum.flagger.crash.fault.Disk;
import dk.punktum.flagger.crash.fault.Fault.Kind;
import dk.punktum.flagger.crash.fault.Misfortune;
import dk.punktum.flagger.crash.fault.ServiceClock;
import dk.punktum.flagger.crash.fault.TcpProxy;
import dk.punktum.flagger.crash.witness.Databases;
import dk.punktum.flagger.crash.witness.Evidence;
import dk.punktum.flagger.crash.witness.Journal;
import dk.punktum.flagger.crash.witness.Leftovers;
import dk.punktum.flagger.crash.witness.Topics;
import dk.punktum.flagger.local.Ports;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Samples;
import dk.punktum.flagger.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The system, running, with all that is made to go wrong around it, and all that looks at it.
final class Surroundings implements AutoCloseable {

    /// Who flags.
    static final List<Identity> AUTHORITIES =
            List.of(Identity.AUTHORITY_ONE, Identity.AUTHORITY_TWO, Identity.AUTHORITY_THREE);

    static final List<Part> SERVICES = List.of(
            Part.REGISTRY_STAND_IN,
            Part.FLAGGER_REGISTRY,
            Part.INTAKE_SERVICE,
            Part.CASE_SERVICE,
            Part.SUSPENSION_SERVICE,
            Part.NOTIFICATION_SERVICE);

    /// Of each client; fewer, and one name would seldom be flagged twice.
    private static final int NAMES = 16;

    private static final List<String> CVR = List.of("13585628", "24256790", "13748136");
    private static final List<String> GROUNDS = List.of("terms-9.1", "terms-9.2", "terms-9.4");

    /// Pauses and limits made for years, so that a round can be over in seconds. What is promised depends on none.
    private static final Map<String, String> HURRIED = Map.of(
            "FLAGGER_NOTICES_RETRY_FIRST", "1S",
            "FLAGGER_NOTICES_RETRY_LONGEST", "5S",
            "FLAGGER_NOTICES_RETRY_ATTEMPTS", "1000",
            "FLAGGER_NOTICES_CLAIM", "30S",
            "ASSESSMENT_LEASE", "10s",
            "ASSESSMENT_LONGEST_RETRY", "5s",
            "FLAGGER_QUOTA_FLAGS_PER_HOUR", "100000",
            "FLAGGER_QUOTA_NAMES_PER_HOUR", "100000");

    private final TcpProxy postgresProxy = new TcpProxy();
    private final TcpProxy kafkaProxy = new TcpProxy();
    private final Disk disk;
    private final ServiceClock serviceClock;
    private final Stack stack;
    private final Caretaker caretaker;
    private final Topics topics;
    private final Leftovers leftovers;
    private final Evidence evidence;

    /// Starts everything.
    ///
    /// @param clients how many use names of their own
    Surroundings(Settings settings, int clients) {
        Path data = settings.out().resolve("data");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disk = new Disk(data, settings.kinds().contains(Kind.DISK_FULL));
        serviceClock = new ServiceClock(settings.out().resolve("clock"));
        Ports ports = Ports.free();
        postgresProxy.to(ports.of(Part.POSTGRES));
        kafkaProxy.to(ports.of(Part.KAFKA));
        Map<String, String> environment = new HashMap<>(HURRIED);
        if (settings.kinds().contains(Kind.CLOCK_MOVED)) {
            environment.putAll(serviceClock.settings());
        }
        stack = start(settings, data, ports, environment);
        try {
            var databases = new Databases(stack.backing().postgres());
            var journal = new Journal(databases);
            journal.begin();
            raiseLimits();
            makeAgreements();
            topics = new Topics(stack.kafkaSettings());
            leftovers = new Leftovers(databases, topics);
            List<String> all = IntStream.range(0, clients)
                    .mapToObj(Surroundings::namesOf)
                    .flatMap(List::stream)
                    .toList();
            evidence = new Evidence(stack, all, journal, topics, leftovers);
            caretaker = new Caretaker(SERVICES.stream().map(stack::child).toList());
        } catch (RuntimeException e) {
            stack.close();
            closeAllAround();
            throw e;
        }
    }

    private Stack start(Settings settings, Path data, Ports ports, Map<String, String> environment) {
        try {
            return Stack.startOnly(
                    SERVICES,
                    settings.home(),
                    data,
                    ports.withDetour(Part.POSTGRES, postgresProxy.port()).withDetour(Part.KAFKA, kafkaProxy.port()),
                    environment,
                    (_, _) -> {});
        } catch (RuntimeException e) {
            closeAllAround();
            throw e;
        }
    }

    private void closeAllAround() {
        postgresProxy.close();
        kafkaProxy.close();
        disk.close();
        serviceClock.close();
    }

    private static List<String> namesOf(int client) {
        return IntStream.rangeClosed(1, NAMES)
                .mapToObj(number -> "proeve-%04d.dk".formatted(client * NAMES + number))
                .toList();
    }

    /// @param client from 0
    static NameTurns turnsOf(int client) {
        return new NameTurns(namesOf(client));
    }

    /// More holds are placed here in a minute than in a year.
    private void raiseLimits() {
        stack.http()
                .put(
                        Identity.ANNA,
                        stack.url(Part.SUSPENSION_SERVICE) + "/operator/safety/limits",
                        Map.of("perAuthority", 100_000, "total", 100_000, "reason", "a trial of many holds"))
                .ok();
    }

    private void makeAgreements() {
        for (int i = 0; i < AUTHORITIES.size(); i++) {
            String client = AUTHORITIES.get(i).id();
            Samples.agreementFor(stack, client, "Myndighed " + (i + 1), CVR.get(i), GROUNDS);
        }
        AUTHORITIES.forEach(authority -> Settling.await(
                "intake-service knows " + authority.id(),
                () -> stack.http()
                                .get(authority, stack.url(Part.INTAKE_SERVICE) + "/flags?caseNumber=none")
                                .status()
                        != 403));
    }

    /// What of the wanted can be made to happen here.
    Set<Kind> possible(Set<Kind> wanted) {
        Set<Kind> possible = EnumSet.copyOf(wanted);
        if (!disk.canBeFilled()) {
            possible.remove(Kind.DISK_FULL);
        }
        if (!serviceClock.canBeMoved()) {
            possible.remove(Kind.CLOCK_MOVED);
        }
        return possible;
    }

    Misfortune misfortune() {
        return new Misfortune(stack, caretaker, postgresProxy, kafkaProxy, disk, serviceClock);
    }

    Stack stack() {
        return stack;
    }

    Caretaker caretaker() {
        return caretaker;
    }

    Leftovers leftovers() {
        return leftovers;
    }

    Evidence evidence() {
        return evidence;
    }

    @Override
    public void close() {
        caretaker.close();
        topics.close();
        stack.close();
        closeAllAround();
    }
}
