package dk.punktum.flagger.intake.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Looks up where a name leads.
@FunctionalInterface
interface Addresses {

    List<InetAddress> of(String host) throws UnknownHostException;
}
