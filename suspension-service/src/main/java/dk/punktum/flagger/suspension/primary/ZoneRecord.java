package dk.punktum.flagger.suspension.primary;

import jakarta.persistence.Embeddable;
import java.io.IOException;
import java.util.Locale;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// One record of the zone, as text, so that it can be kept in a table and put back as it was.
///
/// @param owner absolute, such as `eksempel.dk.`
/// @param type  `NS`, `DS`, `A` or `AAAA`
/// @param ttl   seconds
/// @param rdata in presentation format (RFC 1035, section 5.1)
@Embeddable
public record ZoneRecord(String owner, String type, long ttl, String rdata) {

    static ZoneRecord of(Record record) {
        return new ZoneRecord(
                record.getName().toString().toLowerCase(Locale.ROOT),
                Type.string(record.getType()),
                record.getTTL(),
                record.rdataToString());
    }

    Record record() {
        try {
            return Record.fromString(Name.fromString(owner), Type.value(type), DClass.IN, ttl, rdata, Name.root);
        } catch (IOException e) {
            throw new IllegalStateException("what was read can be written again: " + this, e);
        }
    }

    ZoneRecord withTtl(long other) {
        return new ZoneRecord(owner, type, other, rdata);
    }

    RecordSet set() {
        return new RecordSet(owner, type);
    }

    /// Without the TTL, and names in one case: this is what a prerequisite compares (RFC 2136, section 2.4.2).
    String data() {
        return "%s %s %s".formatted(owner, type, rdata.toLowerCase(Locale.ROOT));
    }

    /// As a zone file has it.
    public String text() {
        return "%s %d IN %s %s".formatted(owner, ttl, type, rdata);
    }

    /// The records of one type at one name stand and fall together (RFC 2181, section 5).
    record RecordSet(String owner, String type) {}
}
