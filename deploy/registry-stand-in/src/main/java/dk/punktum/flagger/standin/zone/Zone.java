package dk.punktum.flagger.standin.zone;

import dk.punktum.flagger.standin.register.DsRecord;
import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.RegisteredName;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TextParseException;

/// The zone `dk` at this moment. There is no copy of it: every answer comes out of the register, so the zone can never
/// lag behind it.
@Singleton
final class Zone {

    static final Name APEX = Name.fromConstantString("dk.");

    /// Seconds. Short, because the point of a stand-in is to see a change take effect.
    private static final long TTL = 300;

    /// How long "there is no such name" may be remembered (RFC 2308, section 5), in seconds.
    private static final long NEGATIVE_TTL = 60;

    private static final int MX_PRIORITY = 10;
    private static final long REFRESH = 3600;
    private static final long RETRY = 600;
    private static final long EXPIRE = 1_209_600;

    /// They lie under .example, so the apex needs no glue; whoever asks this server knows its address.
    private static final List<Name> NAME_SERVERS = List.of(
            Name.fromConstantString("ns1.registry-stand-in.example."),
            Name.fromConstantString("ns2.registry-stand-in.example."));

    private static final Name HOSTMASTER = Name.fromConstantString("hostmaster.registry-stand-in.example.");

    private final Register register;

    Zone(Register register) {
        this.register = register;
    }

    /// Whether the register knows all suspensions; before, the zone would show held names as free.
    boolean isLoaded() {
        return register.caughtUp();
    }

    long serial() {
        return register.serial();
    }

    SOARecord soa(long serial) {
        return new SOARecord(
                APEX,
                DClass.IN,
                NEGATIVE_TTL,
                NAME_SERVERS.getFirst(),
                HOSTMASTER,
                serial,
                REFRESH,
                RETRY,
                EXPIRE,
                NEGATIVE_TTL);
    }

    List<NSRecord> apexNameServers() {
        return NAME_SERVERS.stream()
                .map(server -> new NSRecord(APEX, DClass.IN, TTL, server))
                .toList();
    }

    /// The delegation that a name below the apex falls under.
    ///
    /// @return empty when there is none: the name is not registered, has no name servers, or is held without
    ///         landing page
    Optional<Delegation> delegationOver(Name name) {
        Name cut = new Name(name, name.labels() - APEX.labels() - 1);
        return register.find(cut.canonicalize().toString(true))
                .flatMap(registered -> delegation(cut.canonicalize(), registered, UnaryOperator.identity()));
    }

    /// Stands for the registrant's own name servers, which nobody runs here: a few names have an MX, so that whoever
    /// asks
    /// whether mail is in use finds some. Like everything else of the name it is gone while the name is held.
    Optional<MXRecord> mailExchanger(Name name) {
        String aLabel = name.canonicalize().toString(true);
        return register.find(aLabel)
                .filter(RegisteredName::hostsInZone)
                .flatMap(_ -> register.mailExchanger(aLabel))
                .map(host -> new MXRecord(name, DClass.IN, TTL, MX_PRIORITY, absolute(host)));
    }

    /// Every delegation that there would be without any suspension: whoever is told by updates what to take out has to
    /// find it first.
    List<Delegation> withoutSuspensions() {
        return register.all().entrySet().stream()
                .map(name -> delegation(absolute(name.getKey()), name.getValue(), RegisteredName::withoutSuspension))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Delegation> delegation(Name cut, RegisteredName name, UnaryOperator<RegisteredName> seen) {
        RegisteredName registered = seen.apply(name);
        if (!registered.inZone()) {
            return Optional.empty();
        }
        List<String> hosts = registered.nameServers();
        return Optional.of(new Delegation(
                cut,
                hosts.stream()
                        .map(host -> new NSRecord(cut, DClass.IN, TTL, absolute(host)))
                        .toList(),
                registered.dsRecords().stream().map(ds -> ds(cut, ds)).toList(),
                hosts.stream()
                        .filter(host -> belongsInZone(host, seen))
                        .flatMap(host -> register.host(host).orElse(List.of()).stream()
                                .map(address -> address(absolute(host), address)))
                        .toList()));
    }

    /// Glue goes with the name that the host lies on: when that name is held, its hosts' addresses leave the zone too,
    /// and with them whatever else those hosts serve.
    private boolean belongsInZone(String host, UnaryOperator<RegisteredName> seen) {
        return Register.registrableNameOf(host)
                .flatMap(register::find)
                .map(seen)
                .filter(RegisteredName::hostsInZone)
                .isPresent();
    }

    private static DSRecord ds(Name name, DsRecord ds) {
        return new DSRecord(
                name,
                DClass.IN,
                TTL,
                ds.keyTag(),
                ds.algorithm(),
                ds.digestType(),
                HexFormat.of().parseHex(ds.digest()));
    }

    private static Record address(Name host, String literal) {
        InetAddress address = InetAddress.ofLiteral(literal);
        return address.getAddress().length == 4
                ? new ARecord(host, DClass.IN, TTL, address)
                : new AAAARecord(host, DClass.IN, TTL, address);
    }

    private static Name absolute(String host) {
        try {
            return Name.fromString(host, Name.root);
        } catch (TextParseException e) {
            throw new IllegalStateException("a registered host name can be written in DNS", e);
        }
    }
}
