package dk.punktum.flagger.local;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.BackingService;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.backing.LocalBacking;
import dk.punktum.flagger.backing.LocalPorts;
import dk.punktum.flagger.local.Ports.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole system, running: what it stands on, the registry stand-in, the five services and the console.
public final class Stack implements AutoCloseable {

    /// Told of each part as it comes up.
    public interface Progress {
        void up(String what, Duration took);
    }

    /// Where a child's program lies, and what its JVM is told besides what all are told.
    ///
    /// @param directory below the `target` of its module
    /// @param options   for the JVM
    public record Packaging(String directory, Function<Part, List<String>> options) {

        /// As `package` leaves it.
        public static final Packaging USUAL = new Packaging("quarkus-app", _ -> List.of());
    }

    /// For small machines: all of these fit beside a broker and a database, and start on few cores.
    public static final List<String> JVM = List.of(
            "-Xmx192m",
            "-Xmn24m",
            // The first of its two compilers alone.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:MaxMetaspaceSize=192m",
            // What the compiler needed at the start goes back to the system.
            "-XX:TrimNativeHeapInterval=5000",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    /// Name servers of the registry's landing page; there is none behind them.
    public static final Set<String> LANDING_PAGE = Set.of("ns1.landing-page.example", "ns2.landing-page.example");

    /// 32 bytes in base64, for this machine only.
    private static final String WEBHOOK_SECRETS_KEY = "dGhpcy1tYWNoaW5lLW9ubHktdGhpcy1tYWNoaW5lLW8=";

    /// All that can be started.
    public static final List<Part> CHILDREN = List.of(
            Part.REGISTRY_STAND_IN,
            Part.FLAGGER_REGISTRY,
            Part.INTAKE_SERVICE,
            Part.CASE_SERVICE,
            Part.SUSPENSION_SERVICE,
            Part.NOTIFICATION_SERVICE,
            Part.CONSOLE);

    private final Path home;
    private final Ports ports;
    private final Path logs;
    private final Path receiptKey;
    private final Backing backing;
    private final @Nullable KafkaUsers kafkaUsers;
    private final @Nullable UpdatedZone updatedZone;
    private final Map<String, String> settings;
    private final Packaging packaging;
    private final Guard guard = new Guard();
    private final Map<Part, Child> children = new EnumMap<>(Part.class);
    private final List<Child> others = new ArrayList<>();
    private final Http http;
    private boolean closed;

    /// Starts everything and returns when everything is ready.
    ///
    /// @param home where the project was built
    /// @param data where data and logs are kept
    /// @throws CannotStart when something does not come up; whatever had come up is down again
    public static Stack start(Path home, Path data, Setup setup, Ports ports, Progress progress) {
        return start(CHILDREN, home, data, setup, ports, Map.of(), Packaging.USUAL, progress);
    }

    /// Only these children, beside everything that they stand on.
    public static Stack startOnly(List<Part> parts, Path home, Path data, Setup setup, Ports ports, Progress progress) {
        return start(parts, home, data, setup, ports, Map.of(), Packaging.USUAL, progress);
    }

    /// Only these children, beside everything that they stand on, with empty data.
    ///
    /// @param settings what differs from the usual, as environment variables of all of them
    public static Stack startOnly(
            List<Part> parts, Path home, Path data, Ports ports, Map<String, String> settings, Progress progress) {
        return startOnly(parts, home, data, ports, settings, Packaging.USUAL, progress);
    }

    /// The same, packaged in another way.
    public static Stack startOnly(
            List<Part> parts,
            Path home,
            Path data,
            Ports ports,
            Map<String, String> settings,
            Packaging packaging,
            Progress progress) {
        return start(parts, home, data, Setup.FRESH, ports, settings, packaging, progress);
    }

    private static Stack start(
            List<Part> parts,
            Path home,
            Path data,
            Setup setup,
            Ports ports,
            Map<String, String> settings,
            Packaging packaging,
            Progress progress) {
        ports.assertFree();
        var kafkaUsers = setup.secureKafka() ? new KafkaUsers(data) : null;
        var updatedZone = setup.dnsUpdate() ? new UpdatedZone(data, setup.fresh()) : null;
        var localPorts = new LocalPorts(
                ports.of(Part.POSTGRES),
                ports.of(Part.KAFKA),
                ports.asSeenByServices(Part.KAFKA),
                ports.of(Part.OIDC),
                ports.of(Part.SMTP));
        Backing backing;
        try {
            var certificates = kafkaUsers == null ? null : kafkaUsers.certificates();
            backing = setup.fresh()
                    ? LocalBacking.onEmpty(data, localPorts, certificates)
                    : LocalBacking.on(data, localPorts, certificates);
        } catch (IllegalStateException e) {
            throw new CannotStart(e.getMessage());
        }
        var stack = new Stack(home, ports, data, backing, kafkaUsers, updatedZone, settings, packaging);
        try {
            stack.startAll(parts, progress);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private Stack(
            Path home,
            Ports ports,
            Path data,
            Backing backing,
            @Nullable KafkaUsers kafkaUsers,
            @Nullable UpdatedZone updatedZone,
            Map<String, String> settings,
            Packaging packaging) {
        this.kafkaUsers = kafkaUsers;
        this.updatedZone = updatedZone;
        this.settings = Map.copyOf(settings);
        this.packaging = packaging;
        this.home = home;
        this.ports = ports;
        this.logs = data.resolve("logs");
        this.receiptKey = data.toAbsolutePath().normalize().resolve("receipt-key.pem");
        this.backing = backing;
        this.http = new Http(URI.create("http://localhost:" + ports.of(Part.OIDC) + "/flagger"));
    }

    private void startAll(List<Part> parts, Progress progress) {
        long started = System.nanoTime();
        createLogs();
        backing.startAll();
        for (BackingService service : List.of(backing.postgres(), backing.kafka(), backing.oidc(), backing.smtp())) {
            progress.up(service.description(), since(started));
        }
        if (kafkaUsers != null) {
            kafkaUsers.prepare(kafkaBootstrapServers());
            progress.up("topics and permissions", since(started));
        }
        for (Part part : parts) {
            Child child = child(part, part.label(), ports.of(part));
            children.put(part, child);
            child.start();
        }
        children.values().forEach(child -> {
            child.awaitReady();
            progress.up(child.name(), since(started));
        });
    }

    private void createLogs() {
        try {
            Files.createDirectories(logs);
            for (Part part : Part.values()) {
                Files.deleteIfExists(log(part));
            }
        } catch (IOException e) {
            throw new CannotStart("%s can not be written: %s".formatted(logs, e.getMessage()));
        }
    }

    private Path log(Part part) {
        return log(part.label());
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    /// Starts one more instance of a service beside the one that is there, on the same database; on a port of its own.
    ///
    /// @param port one that nobody uses
    public synchronized Child startAnother(Part part, int port) {
        Child other = child(part, "%s-%d".formatted(part.label(), port), port);
        others.add(other);
        other.start();
        other.awaitReady();
        return other;
    }

    private Child child(Part part, String name, int port) {
        String module = module(part);
        Path jar = home.resolve(module)
                .resolve("target")
                .resolve(packaging.directory())
                .resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CannotStart("%s is not built: ./mvnw -Dquick package".formatted(module));
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(packaging.options().apply(part));
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> environment = environment(part);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new Child(name, URI.create("http://localhost:" + port), command, environment, log(name), guard);
    }

    /// Where a child is built.
    public static String module(Part part) {
        return part == Part.REGISTRY_STAND_IN || part == Part.CONSOLE ? "deploy/" + part.label() : part.label();
    }

    /// What a service is told of its surroundings; on a cluster the same variables come from the deployment.
    private Map<String, String> environment(Part part) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers());
        if (kafkaUsers != null) {
            kafkaUsers
                    .clientSettings(part.label())
                    .forEach((name, value) -> environment.put(
                            "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        }
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", backing.oidc().issuer());
        switch (part) {
            case FLAGGER_REGISTRY -> database(environment, "registry");
            case INTAKE_SERVICE -> {
                database(environment, "intake");
                environment.put("FLAGGER_RECEIPTS_SIGNING_KEY", receiptKey.toString());
                environment.put("FLAGGER_RECEIPTS_MAKE_MISSING_KEY", "true");
                environment.put("FLAGGER_WEBHOOKS_SECRETS_KEYS", WEBHOOK_SECRETS_KEY);
                // Receivers to try it with are on this machine.
                environment.put("FLAGGER_WEBHOOKS_LOOPBACK_ALLOWED", "true");
                environment.put("FLAGGER_SANDBOX_CLIENTS", Identity.AUTHORITY_SANDBOX.id());
                environment.put("PORTAL_CLIENT_SECRET", Identity.PORTAL.secret());
                environment.put("PORTAL_COOKIE_SECRET", "this-machine-only-this-machine-only");
                // There is no TLS on this machine.
                environment.put("PORTAL_COOKIE_SECURE", "false");
                environment.put("RDAP_URL", url(Part.REGISTRY_STAND_IN) + "/rdap");
                environment.put("FLAGGER_REGISTRY_URL", url(Part.FLAGGER_REGISTRY));
                ownToken(environment);
                environment.put("FLAGGER_LOOKUP_RESOLVER", "127.0.0.1:" + ports.of(Part.DNS));
            }
            case CASE_SERVICE -> {
                database(environment, "casework");
                environment.put("RDAP_URL", url(Part.REGISTRY_STAND_IN) + "/rdap");
                environment.put("CASE_COLLATERAL_RESOLVER", "127.0.0.1:" + ports.of(Part.DNS));
            }
            case SUSPENSION_SERVICE -> {
                database(environment, "suspension");
                environment.put("RDAP_URL", url(Part.REGISTRY_STAND_IN) + "/rdap");
                environment.put("SUSPENSION_DNS_SERVERS", "127.0.0.1:" + ports.of(Part.DNS));
                environment.put("SUSPENSION_LANDING_PAGE_NAME_SERVERS", String.join(",", LANDING_PAGE));
                if (updatedZone != null) {
                    environment.putAll(updatedZone.ofDriver(ports.of(Part.DNS)));
                }
            }
            case NOTIFICATION_SERVICE -> {
                database(environment, "notification");
                environment.put("RDAP_URL", url(Part.REGISTRY_STAND_IN) + "/rdap");
                environment.put("FLAGGER_REGISTRY_URL", url(Part.FLAGGER_REGISTRY));
                environment.put("FLAGGER_NOTICES_PUBLIC_URL", url(Part.NOTIFICATION_SERVICE));
                environment.put("FLAGGER_SMTP_HOST", backing.smtp().host());
                environment.put(
                        "FLAGGER_SMTP_PORT", Integer.toString(backing.smtp().port()));
                ownToken(environment);
            }
            case CONSOLE -> {
                database(environment, "console");
                environment.put("CONSOLE_CLIENT_SECRET", Identity.CONSOLE.secret());
                environment.put("CONSOLE_COOKIE_SECRET", "this-machine-only-this-machine-only");
                environment.put("CONSOLE_REGISTRY_URL", url(Part.FLAGGER_REGISTRY));
                environment.put("CONSOLE_INTAKE_URL", url(Part.INTAKE_SERVICE));
                environment.put("CONSOLE_CASE_URL", url(Part.CASE_SERVICE));
                environment.put("CONSOLE_SUSPENSION_URL", url(Part.SUSPENSION_SERVICE));
                environment.put("CONSOLE_NOTIFICATION_URL", url(Part.NOTIFICATION_SERVICE));
                // There is no TLS on this machine.
                environment.put("CONSOLE_COOKIE_SECURE", "false");
            }
            case REGISTRY_STAND_IN -> {
                environment.put("STANDIN_DNS_PORT", Integer.toString(ports.of(Part.DNS)));
                if (updatedZone != null) {
                    environment.putAll(updatedZone.ofPrimary());
                }
            }
            case OIDC, KAFKA, POSTGRES, SMTP, DNS -> throw new IllegalArgumentException(part + " is no child of ours");
        }
        environment.putAll(settings);
        return environment;
    }

    /// For what it asks of other services.
    private void ownToken(Map<String, String> environment) {
        environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", backing.oidc().issuer());
        environment.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", Identity.FLAGGER_SERVICES.id());
        environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", Identity.FLAGGER_SERVICES.secret());
    }

    private void database(Map<String, String> environment, String name) {
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:%d/%s".formatted(ports.asSeenByServices(Part.POSTGRES), name));
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", LocalBacking.passwordOf(name));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /// A child process, to be killed and started again.
    public Child child(Part part) {
        return Objects.requireNonNull(children.get(part), "no child of ours");
    }

    public Backing backing() {
        return backing;
    }

    public String kafkaBootstrapServers() {
        return backing.kafka().bootstrapServers();
    }

    /// What a client needs that looks on as a downstream system does.
    public Map<String, Object> kafkaSettings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafkaBootstrapServers());
        if (kafkaUsers != null) {
            settings.putAll(kafkaUsers.clientSettings(KafkaUsers.WATCH));
        }
        return settings;
    }

    /// `kcat` and what it needs to read the topics.
    String kcat() {
        String command = "kcat -b " + kafkaBootstrapServers();
        if (kafkaUsers == null) {
            return command;
        }
        return "%s -X security.protocol=ssl -X ssl.ca.location=%s -X ssl.certificate.location=%s -X ssl.key.location=%3$s"
                .formatted(command, kafkaUsers.authority(), kafkaUsers.certificateOf(KafkaUsers.WATCH));
    }

    public Http http() {
        return http;
    }

    public Zone zone() {
        return new Zone(ports.of(Part.DNS));
    }

    /// Base address of a part that speaks HTTP, without trailing slash.
    public String url(Part part) {
        return "http://localhost:" + ports.of(part);
    }

    int port(Part part) {
        return ports.of(part);
    }

    Path logs() {
        return logs;
    }

    /// The name of a child that has ended by itself, if one has.
    synchronized Optional<String> ended() {
        if (closed) {
            return Optional.empty();
        }
        return children.values().stream()
                .filter(child -> !child.isAlive())
                .map(Child::name)
                .findFirst();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Stream.concat(children.values().stream(), others.stream()).parallel().forEach(Child::stop);
        backing.close();
        guard.close();
    }
}
