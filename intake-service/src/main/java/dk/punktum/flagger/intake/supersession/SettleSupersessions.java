package dk.punktum.flagger.intake.supersession;

import static java.util.Objects.requireNonNull;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.progress.DomainProgress;
import dk.punktum.flagger.intake.progress.FlagProgress;
import dk.punktum.flagger.intake.supersession.Supersessions.Superseded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Takes superseded flags back on the names on which the later flag is settled.
@ApplicationScoped
class SettleSupersessions {

    private static final int AT_ONCE = 200;

    private final Supersessions supersessions;
    private final FlagProgress progress;
    private final TakeBack takeBack;

    SettleSupersessions(Supersessions supersessions, FlagProgress progress, TakeBack takeBack) {
        this.supersessions = supersessions;
        this.progress = progress;
        this.takeBack = takeBack;
    }

    /// @return whether there was something new; then there may be more
    @Transactional
    boolean settleSome() {
        Map<UUID, Set<DomainName>> stirred = supersessions.takeStirred(AT_ONCE);
        stirred.forEach(this::settle);
        return !stirred.isEmpty();
    }

    private void settle(UUID by, Set<DomainName> domains) {
        Map<DomainName, DomainProgress> found = progress.of(by, domains);
        Superseded superseded = supersessions.superseded(by);
        domains.stream()
                .sorted((one, other) -> one.aLabel().compareTo(other.aLabel()))
                .filter(domain -> SupersessionRules.isSettled(
                        requireNonNull(found.get(domain)).status()))
                .filter(domain -> supersessions.settle(by, domain))
                .forEach(domain -> takeBack.on(domain, superseded));
    }
}
