package dk.punktum.flagger.dnscontract;

import java.io.IOException;
import java.nio.file.Path;

class KnotContractTest extends DnsDriverContract {

    @Override
    NameServer server(Path directory) throws IOException {
        return new Knot(directory);
    }
}
