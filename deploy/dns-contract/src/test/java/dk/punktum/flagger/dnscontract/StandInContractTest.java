package dk.punktum.flagger.dnscontract;

import java.nio.file.Path;

class StandInContractTest extends DnsDriverContract {

    @Override
    NameServer server(Path directory) {
        return new StandIn();
    }
}
