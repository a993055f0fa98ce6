package dk.punktum.flagger.casework.collateral;

import dk.punktum.flagger.casework.rdap.RdapRegistry;
import dk.punktum.flagger.casework.rdap.RegistryAnswer;
import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks what else a hold on a name would hit, at all places side by side. Slow and fallible: never inside a
/// transaction. What has not answered in time is not known; nothing waits for it.
@ApplicationScoped
public class LookAround {

    private final RdapRegistry registry;
    private final MailLook mailLook;
    private final CollateralConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LookAround(RdapRegistry registry, MailLook mailLook, CollateralConfig config) {
        this.registry = registry;
        this.mailLook = mailLook;
        this.config = config;
    }

    public Collateral from(DomainName name, RegistryAnswer answer) {
        if (!(answer instanceof RegistryAnswer.Registered registered)) {
            return Collateral.notLookedAt();
        }
        List<String> own = registered.nameServers().stream()
                .filter(host -> host.endsWith("." + name.aLabel()))
                .distinct()
                .sorted()
                .toList();
        List<Callable<Object>> looks = new ArrayList<>();
        looks.add(() -> mailLook.at(name));
        own.forEach(host -> looks.add(() -> new OwnHost(host, others(host, name))));
        List<@Nullable Object> seen = all(looks);
        List<OwnHost> hosts = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            hosts.add(seen.get(i + 1) instanceof OwnHost host ? host : new OwnHost(own.get(i), null));
        }
        return new Collateral(hosts, seen.getFirst() instanceof MailUse mail ? mail : MailUse.NOT_KNOWN);
    }

    private @Nullable Integer others(String host, DomainName name) {
        return registry.namesOn(host)
                .map(names -> (int) names.stream()
                        .filter(each -> !each.equals(name.aLabel()))
                        .count())
                .orElse(null);
    }

    /// Null stands for what came too late or not at all.
    private List<@Nullable Object> all(List<Callable<Object>> looks) {
        List<@Nullable Object> results = new ArrayList<>();
        try {
            for (Future<Object> look : threads.invokeAll(looks, config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                results.add(look.state() == Future.State.SUCCESS ? look.resultNow() : null);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        while (results.size() < looks.size()) {
            results.add(null);
        }
        return results;
    }
}
