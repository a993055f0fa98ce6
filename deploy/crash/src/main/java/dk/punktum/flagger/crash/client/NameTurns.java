package dk.punktum.flagger.crash.client;

import java.util.ArrayList;
import java.util.List;

/// Names that one client uses in turn, and no other client does.
public final class NameTurns {

    private final List<String> domains;
    private int next;

    public NameTurns(List<String> domains) {
        this.domains = List.copyOf(domains);
    }

    synchronized List<String> next(int howMany) {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            taken.add(domains.get(next++ % domains.size()));
        }
        return taken;
    }
}
