package dk.punktum.flagger.standin.zone;

import java.util.List;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/// What the zone says about one name that is in it.
///
/// @param glue addresses of those name servers that lie in the zone themselves
record Delegation(Name name, List<NSRecord> nameServers, List<DSRecord> ds, List<Record> glue) {}
