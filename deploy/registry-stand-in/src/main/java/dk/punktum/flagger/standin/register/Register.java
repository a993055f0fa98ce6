package dk.punktum.flagger.standin.register;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The register. Read by RDAP and by the zone, changed by suspension changes only.
public final class Register {

    /// What became of a change.
    public enum Outcome {
        APPLIED,
        /// Older than what the register knows about the name, or known already.
        STALE,
        /// The name is not registered.
        UNKNOWN_NAME
    }

    private final ConcurrentMap<String, RegisteredName> names = new ConcurrentHashMap<>();
    private final Map<String, Registrar> registrars;
    private final Map<String, Registrant> registrants;
    private final ConcurrentMap<String, List<String>> hosts = new ConcurrentHashMap<>();
    private final Map<String, String> mailExchangers;
    private final AtomicLong serial;
    private volatile boolean caughtUp;

    /// @param addresses IP addresses of hosts, for those that need glue
    /// @param mailExchangers of the few names that take mail, by A-label
    /// @param serial    the zone's serial to begin with
    Register(
            Collection<Registration> registrations,
            Collection<Registrar> registrars,
            Collection<Registrant> registrants,
            Map<String, List<String>> addresses,
            Map<String, String> mailExchangers,
            long serial) {
        this.registrars =
                registrars.stream().collect(Collectors.toUnmodifiableMap(Registrar::handle, Function.identity()));
        this.registrants =
                registrants.stream().collect(Collectors.toUnmodifiableMap(Registrant::handle, Function.identity()));
        this.hosts.putAll(addresses);
        this.mailExchangers = Map.copyOf(mailExchangers);
        this.serial = new AtomicLong(serial);
        for (Registration registration : registrations) {
            RegisteredName free = new RegisteredName(registration, null, 0);
            addHosts(free);
            names.put(registration.name().aLabel(), free);
        }
    }

    /// @param aLabel lower case, such as `eksempel.dk`
    public Optional<RegisteredName> find(String aLabel) {
        return Optional.ofNullable(names.get(aLabel));
    }

    public Optional<Registrar> registrar(String handle) {
        return Optional.ofNullable(registrars.get(handle));
    }

    public Optional<Registrant> registrant(String handle) {
        return Optional.ofNullable(registrants.get(handle));
    }

    /// The addresses of a name server that some name uses or has used; most have none here.
    public Optional<List<String>> host(String name) {
        return Optional.ofNullable(hosts.get(name));
    }

    /// Where mail to a name goes. A registry does not know; the name's own servers would.
    public Optional<String> mailExchanger(String aLabel) {
        return Optional.ofNullable(mailExchangers.get(aLabel));
    }

    /// The names that have a host among their name servers, by A-label.
    public List<RegisteredName> namesOn(String host) {
        return all().values().stream()
                .filter(registered -> registered.nameServers().contains(host))
                .toList();
    }

    /// The whole register by A-label, as it is now.
    public Map<String, RegisteredName> all() {
        return new TreeMap<>(names);
    }

    /// Takes in one change, unless it is older than what the name already has. Whichever topic a change comes from and
    /// however often, the register ends up the same.
    public Outcome apply(SuspensionChange change) {
        var outcome = new Outcome[] {Outcome.UNKNOWN_NAME};
        names.computeIfPresent(change.name().aLabel(), (_, before) -> {
            RegisteredName after = before.isPast(change) ? before : before.after(change);
            outcome[0] = after.equals(before) ? Outcome.STALE : Outcome.APPLIED;
            addHosts(after);
            return after;
        });
        if (outcome[0] == Outcome.APPLIED) {
            serial.incrementAndGet();
        }
        return outcome[0];
    }

    /// The zone's serial: rises with every change (RFC 1035, compared as in RFC 1982).
    public long serial() {
        return serial.get() & 0xFFFF_FFFFL;
    }

    /// Whether the suspensions known when the application started have been taken in. Until then the register says
    /// too little, and must not be asked: a held name would look free.
    public boolean caughtUp() {
        return caughtUp;
    }

    public void markCaughtUp() {
        caughtUp = true;
    }

    private void addHosts(RegisteredName name) {
        name.nameServers().forEach(host -> hosts.putIfAbsent(host, List.of()));
    }

    /// The names of the register that are spelled below .dk, seen from a host name: `ns1.eksempel.dk` lies on
    /// `eksempel.dk`.
    ///
    /// @return empty when the host does not lie under .dk
    public static Optional<String> registrableNameOf(String host) {
        String[] labels = host.split("\\.", -1);
        int last = labels.length - 1;
        return last >= 1 && labels[last].equals("dk") ? Optional.of(labels[last - 1] + ".dk") : Optional.empty();
    }
}
