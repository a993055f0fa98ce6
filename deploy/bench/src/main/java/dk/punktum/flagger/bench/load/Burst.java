package dk.punktum.flagger.bench.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/// Decisions about many names each, handed in at once by as many authorities, while nothing else is under way.
public final class Burst {

    private final List<Authority> authorities;
    private final Names names;
    private final Suspensions suspensions;

    /// @param authorities one for each decision
    /// @param suspensions that has seen all names handed in before
    public Burst(List<Authority> authorities, Names names, Suspensions suspensions) {
        this.authorities = List.copyOf(authorities);
        this.names = names;
        this.suspensions = suspensions;
    }

    /// @param size names in each decision; a flag takes 100 at most
    /// @return seconds from handing in to the last of all names on `domain-suspended`
    public double run(int size) {
        Set<String> all = new HashSet<>();
        List<Client> clients = new ArrayList<>();
        List<Callable<Long>> decisions = new ArrayList<>();
        try (var lanes = new Lanes<Long>()) {
            for (Authority authority : authorities) {
                List<String> flagged = names.next(size);
                byte[] flag = authority.flag(flagged);
                var client = new Client(authority);
                all.addAll(flagged);
                clients.add(client);
                decisions.add(() -> {
                    client.handIn(flag);
                    return client.repeats();
                });
            }
            long began = System.nanoTime();
            decisions.forEach(lanes::start);
            var _ = lanes.await();
            Map<String, Long> seen = suspensions.await(all);
            long last = all.stream()
                    .mapToLong(name -> seen.getOrDefault(name, began))
                    .max()
                    .orElse(began);
            return (last - began) / 1e9;
        } finally {
            clients.forEach(Client::close);
        }
    }
}
