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

    /// Pauses and limits made for years, so that a round can be over in seconds. What is promised depends on none. A
    /// lease is still longer than what is done under it, so timeouts are shorter too.
    private static final Map<String, String> HURRIED = Map.ofEntries(
            Map.entry("FLAGGER_NOTICES_RETRY_FIRST", "1S"),
            Map.entry("FLAGGER_NOTICES_RETRY_LONGEST", "3S"),
            Map.entry("FLAGGER_NOTICES_RETRY_ATTEMPTS", "1000"),
            Map.entry("FLAGGER_NOTICES_CLAIM", "12S"),
            Map.entry("FLAGGER_SMTP_TIMEOUT", "2S"),
            Map.entry("QUARKUS_REST_CLIENT_RDAP_READ_TIMEOUT", "2000"),
            Map.entry("QUARKUS_REST_CLIENT_FLAGGER_REGISTRY_READ_TIMEOUT", "2000"),
            Map.entry("RDAP_ANSWER_TIMEOUT", "2s"),
            Map.entry("ASSESSMENT_LEASE", "6s"),
            Map.entry("ASSESSMENT_LONGEST_RETRY", "3s"),
            Map.entry("SUSPENSION_RDAP_TIMEOUT", "PT2S"),
            Map.entry("SUSPENSION_EFFECT_LEASE", "PT6S"),
            Map.entry("SUSPENSION_SNAPSHOT_LEASE", "PT6S"),
            Map.entry("SUSPENSION_RESTORE_LEASE", "PT6S"),
            Map.entry("STANDIN_RETRY_AFTER", "PT0.5S"),
            // The shortest that a broker takes by default; a killed consumer's partitions wait so long.
            Map.entry("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS", "6000"),
            Map.entry("QUARKUS_FLYWAY_CONNECT_RETRIES_INTERVAL", "1s"),
            Map.entry("FLAGGER_QUOTA_FLAGS_PER_HOUR", "100000"),
            Map.entry("FLAGGER_QUOTA_NAMES_PER_HOUR", "100000"));

    private final TcpProxy postgresProxy = new TcpProxy();
    private final TcpProxy kafkaProxy = new TcpProxy();
    private final Disk disk;
    private final ServiceClock serviceClock;
    private final Stack stack;
    private final Caretaker caretaker;
    private final Databases databases;
    private final Topics topics;
    private final Leftovers leftovers;
    private final Evidence evidence;
    private final Logs logs;

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
        logs = new Logs(data, settings.out());
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
            databases = new Databases(stack.backing().postgres());
            var journal = new Journal(databases);
            databases.keepLittleLog();
            journal.begin();
            raiseLimits();
            makeAgreements();
            topics = new Topics(stack.kafkaSettings());
            leftovers = new Leftovers(databases, topics);
            List<String> all = IntStream.range(0, clients)
                    .mapToObj(Surroundings::namesOf)
                    .flatMap(List::stream)
                    .toList();
            evidence = new Evidence(stack, all, databases, journal, topics, leftovers);
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

    Logs logs() {
        return logs;
    }

    @Override
    public void close() {
        caretaker.close();
        topics.close();
        databases.close();
        stack.close();
        closeAllAround();
    }
}
