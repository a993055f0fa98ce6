package dk.punktum.flagger.local;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which port each part of the system listens on.
public final class Ports {

    /// Every part that listens. `FLAGGER_PORT_<NAME>` in the environment sets another port than the usual one.
    public enum Part {
        FLAGGER_REGISTRY(8081),
        INTAKE_SERVICE(8082),
        CASE_SERVICE(8083),
        SUSPENSION_SERVICE(8084),
        NOTIFICATION_SERVICE(8085),
        REGISTRY_STAND_IN(8086),
        CONSOLE(8087),
        OIDC(8090),
        KAFKA(9092),
        POSTGRES(54320),
        SMTP(2525),
        DNS(5300);

        private final int usual;

        Part(int usual) {
            this.usual = usual;
        }

        /// The port that it has unless the environment names another.
        public int usualPort() {
            return usual;
        }

        String variable() {
            return "FLAGGER_PORT_" + name();
        }

        /// Such as `case-service`.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int LOWEST_FREE = 10_000;
    private static final int BLOCK = 100;
    private static final int BLOCKS = 220;

    private final Map<Part, Integer> ports;
    private final Map<Part, Integer> detours;

    private Ports(Map<Part, Integer> ports) {
        this(ports, Map.of());
    }

    private Ports(Map<Part, Integer> ports, Map<Part, Integer> detours) {
        this.ports = ports;
        this.detours = Map.copyOf(detours);
    }

    /// The same ports, but what the services look for at this part's they find at another, where something stands
    /// between them and it. For PostgreSQL and Kafka.
    public Ports withDetour(Part part, int port) {
        var more = new EnumMap<Part, Integer>(Part.class);
        more.putAll(detours);
        more.put(part, port);
        return new Ports(ports, more);
    }

    /// The usual ports, or those that the environment names.
    ///
    /// @throws CannotStart when a variable does not hold a port number
    static Ports usual(Map<String, String> environment) {
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, port(environment, part));
        }
        return new Ports(ports);
    }

    private static int port(Map<String, String> environment, Part part) {
        String value = environment.getOrDefault(part.variable(), Integer.toString(part.usual));
        if (!value.matches("[1-9][0-9]{0,4}") || Integer.parseInt(value) > 65535) {
            throw new CannotStart("%s is '%s', which is not a port number.".formatted(part.variable(), value));
        }
        return Integer.parseInt(value);
    }

    /// Ports that nobody uses at the moment, for tests. Below those that systems give to outgoing connections: one of
    /// these could take a port before its part does, or while its part is away. And out of a block of this process:
    /// two that start at the same time do not choose the same.
    public static Ports free() {
        long block = LOWEST_FREE + ProcessHandle.current().pid() % BLOCKS * BLOCK;
        List<Integer> candidates = IntStream.range(0, BLOCK)
                .mapToObj(place -> (int) block + place)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(candidates);
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            int port = candidates.stream()
                    .filter(candidate -> isFree(part, candidate))
                    .findFirst()
                    .orElseThrow(() ->
                            new CannotStart("No free ports between %d and %d.".formatted(block, block + BLOCK - 1)));
            candidates.remove((Integer) port);
            ports.put(part, port);
        }
        return new Ports(ports);
    }

    public int of(Part part) {
        return Objects.requireNonNull(ports.get(part));
    }

    /// Where the services find it.
    int asSeenByServices(Part part) {
        return detours.getOrDefault(part, of(part));
    }

    /// @throws CannotStart naming every port that somebody else listens on, and how to choose another
    void assertFree() {
        String taken = ports.entrySet().stream()
                .filter(entry -> !isFree(entry.getKey(), entry.getValue()))
                .map(entry -> "  port %d for %s: set %s to another"
                        .formatted(
                                entry.getValue(),
                                entry.getKey().label(),
                                entry.getKey().variable()))
                .reduce("", (lines, line) -> lines + "\n" + line);
        if (!taken.isEmpty()) {
            throw new CannotStart(
                    "Something else already listens where we want to (another ./deploy/run perhaps):" + taken);
        }
    }

    private static boolean isFree(Part part, int port) {
        try (var tcp = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            if (part == Part.DNS) {
                new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
            }
            return tcp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
