package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.primary.DnsPrimary;
import dk.punktum.flagger.suspension.work.WorkLoop;
import dk.punktum.flagger.suspension.work.WorkMayBegin;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;

/// Starts the workers on the primary where it is we who tell it, wakes them when an order is given, and
/// ends them.
@ApplicationScoped
class DnsUpdateWork {

    private final Optional<WorkLoop> loop;

    DnsUpdateWork(RecordDnsUpdate record, Clock clock, SuspensionConfig config, DnsUpdateConfig ours) {
        this.loop = switch (config.effect().by()) {
            case EVENTS -> Optional.empty();
            case DNS_UPDATE ->
                Optional.of(new WorkLoop(
                        "dns-updater",
                        ours.concurrency(),
                        config.work().poll(),
                        new CarryOutDnsUpdate(record, primary(ours), clock)));
        };
    }

    void start(@Observes WorkMayBegin event) {
        loop.ifPresent(WorkLoop::start);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderDnsUpdate.Ordered event) {
        loop.ifPresent(WorkLoop::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.ifPresent(WorkLoop::close);
    }

    private static DnsPrimary primary(DnsUpdateConfig config) {
        return new DnsPrimary(
                address(required(config.server(), "server")),
                config.zone(),
                DnsPrimary.Key.of(
                        required(config.key().name(), "key.name"),
                        required(config.key().secret(), "key.secret"),
                        config.key().fudge()),
                config.timeout());
    }

    private static String required(Optional<String> value, String name) {
        return value.orElseThrow(
                () -> new IllegalStateException("suspension.effect.by=dns-update needs suspension.dns-update." + name));
    }

    /// `127.0.0.1:53`, or `[::1]:53`.
    private static InetSocketAddress address(String server) {
        int colon = server.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalStateException("suspension.dns-update.server is address:port, not " + server);
        }
        return InetSocketAddress.createUnresolved(
                server.substring(0, colon).replaceAll("^\\[|]$", ""), Integer.parseInt(server.substring(colon + 1)));
    }
}
