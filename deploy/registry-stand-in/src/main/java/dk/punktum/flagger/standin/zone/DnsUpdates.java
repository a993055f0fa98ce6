package dk.punktum.flagger.standin.zone;

import dk.punktum.flagger.standin.zone.UpdatedZone.RecordSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Takes DNS UPDATE (RFC 2136) for delegations, signed with the configured key (RFC 8945), and no other.
@Singleton
final class DnsUpdates {

    /// Takes none.
    static final DnsUpdates NONE = new DnsUpdates(Optional.empty(), Optional.empty());

    private static final Set<Integer> DELEGATION_TYPES = Set.of(Type.NS, Type.DS, Type.A, Type.AAAA);

    private final Optional<UpdatedZone> zone;
    private final Optional<TSIG> key;

    @Inject
    DnsUpdates(UpdatedZone zone, DnsConfig config, Clock clock) {
        this(Optional.of(zone), config.updateKey().map(key -> tsig(key, clock)));
    }

    private DnsUpdates(Optional<UpdatedZone> zone, Optional<TSIG> key) {
        this.zone = zone;
        this.key = key;
    }

    boolean areTaken() {
        return key.isPresent();
    }

    /// @param bytes the update as it came: they are what is signed
    /// @param reply gets the result, and is signed
    void carryOut(Message update, byte[] bytes, Message reply) {
        TSIG ours = key.orElseThrow();
        TSIGRecord theirs = update.getTSIG();
        if (theirs == null) {
            reply.getHeader().setRcode(Rcode.REFUSED);
            return;
        }
        int error = ours.verify(update, bytes, null);
        reply.getHeader().setRcode(error == Rcode.NOERROR ? carryOut(update) : Rcode.NOTAUTH);
        ours.apply(reply, error, theirs);
    }

    private int carryOut(Message update) {
        UpdatedZone here = zone.orElseThrow();
        Record asked = update.getQuestion();
        if (asked == null || asked.getType() != Type.SOA) {
            return Rcode.FORMERR;
        }
        if (!asked.getName().equals(Zone.APEX)) {
            return Rcode.NOTAUTH;
        }
        if (!here.isLoaded()) {
            return Rcode.SERVFAIL;
        }
        return here.update(records -> {
            int rcode = prerequisites(update, records);
            return rcode == Rcode.NOERROR ? change(update, records) : rcode;
        });
    }

    /// RFC 2136, section 3.2.
    private static int prerequisites(Message update, Map<RecordSet, Set<Record>> records) {
        Map<RecordSet, Set<Record>> expected = new HashMap<>();
        for (Record record : update.getSection(Section.PREREQ)) {
            if (record.getTTL() != 0) {
                return Rcode.FORMERR;
            }
            boolean there = record.getType() == Type.ANY
                    ? records.keySet().stream().anyMatch(set -> isAt(set, record.getName()))
                    : records.containsKey(RecordSet.of(record));
            switch (record.getDClass()) {
                case DClass.ANY -> {
                    if (!there) {
                        return record.getType() == Type.ANY ? Rcode.NXDOMAIN : Rcode.NXRRSET;
                    }
                }
                case DClass.NONE -> {
                    if (there) {
                        return record.getType() == Type.ANY ? Rcode.YXDOMAIN : Rcode.YXRRSET;
                    }
                }
                case DClass.IN ->
                    expected.computeIfAbsent(RecordSet.of(record), _ -> new HashSet<>())
                            .add(record);
                default -> {
                    return Rcode.FORMERR;
                }
            }
        }
        boolean asExpected = expected.entrySet().stream()
                .allMatch(set -> set.getValue().equals(records.getOrDefault(set.getKey(), Set.of())));
        return asExpected ? Rcode.NOERROR : Rcode.NXRRSET;
    }

    /// RFC 2136, section 3.4.
    private static int change(Message update, Map<RecordSet, Set<Record>> records) {
        for (Record record : update.getSection(Section.UPDATE)) {
            Name owner = record.getName();
            if (!owner.subdomain(Zone.APEX)) {
                return Rcode.NOTZONE;
            }
            boolean all = record.getType() == Type.ANY && record.getDClass() == DClass.ANY;
            if (owner.equals(Zone.APEX) || !all && !DELEGATION_TYPES.contains(record.getType())) {
                return Rcode.REFUSED;
            }
            RecordSet set = RecordSet.of(record);
            switch (record.getDClass()) {
                case DClass.IN -> {
                    Set<Record> members = records.computeIfAbsent(set, _ -> new LinkedHashSet<>());
                    // The same with another TTL takes its place.
                    members.remove(record);
                    members.add(record);
                }
                case DClass.ANY -> records.keySet().removeIf(there -> all ? isAt(there, owner) : there.equals(set));
                case DClass.NONE ->
                    records.getOrDefault(set, new HashSet<>()).removeIf(there -> isSameData(there, record));
                default -> {
                    return Rcode.FORMERR;
                }
            }
        }
        return Rcode.NOERROR;
    }

    private static boolean isAt(RecordSet set, Name owner) {
        return set.owner().equals(owner.canonicalize());
    }

    private static boolean isSameData(Record one, Record other) {
        return one.rdataToString().equalsIgnoreCase(other.rdataToString());
    }

    private static TSIG tsig(DnsConfig.UpdateKey key, Clock clock) {
        try {
            return new TSIG(
                    TSIG.HMAC_SHA256,
                    Name.fromString(key.name(), Name.root),
                    new SecretKeySpec(Base64.getDecoder().decode(key.secret()), "HmacSHA256"),
                    clock);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("standin.dns.update-key.name is a DNS name", e);
        }
    }
}
