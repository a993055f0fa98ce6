package dk.punktum.flagger.intake.withdrawal;

import static java.util.Objects.requireNonNull;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.flag.Flag;
import dk.punktum.flagger.intake.flag.Flags;
import dk.punktum.flagger.intake.progress.DomainProgress;
import dk.punktum.flagger.intake.progress.FlagProgress;
import dk.punktum.flagger.intake.progress.NoteProgress;
import dk.punktum.flagger.intake.sandbox.FlagEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Takes back a flag on some or all of its names. A name that was taken back before stays as it was.
@ApplicationScoped
public class WithdrawFlag {

    private static final Logger LOG = Logger.getLogger(WithdrawFlag.class);

    private final Flags flags;
    private final NoteProgress noteProgress;
    private final FlagProgress progress;
    private final FlagEvents events;
    private final Clock clock;

    WithdrawFlag(Flags flags, NoteProgress noteProgress, FlagProgress progress, FlagEvents events, Clock clock) {
        this.flags = flags;
        this.noteProgress = noteProgress;
        this.progress = progress;
        this.events = events;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Withdrawn(WithdrawalReceipt receipt) implements Outcome {}

        record Faulty(boolean malformed, List<FieldError> errors) implements Outcome {}

        /// There is no such flag, or it is another authority's.
        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome withdraw(UUID flagId, AgreementFacts agreement, String clientId, WithdrawalRequest request) {
        return flags.find(flagId, agreement)
                .map(flag -> withdraw(flag, clientId, request))
                .orElseGet(Outcome.Unknown::new);
    }

    private Outcome withdraw(Flag flag, String clientId, WithdrawalRequest request) {
        return switch (WithdrawalRules.rule(flag.domains(), request)) {
            case WithdrawalRuling.Faulty(boolean malformed, List<FieldError> errors) ->
                new Outcome.Faulty(malformed, errors);
            case WithdrawalRuling.Allowed(WithdrawalReason reason, List<DomainName> domains) -> {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                List<DomainName> news = domains.stream()
                        .filter(domain -> noteProgress.withdrawn(flag.id(), domain, reason, clientId, now))
                        .toList();
                news.forEach(
                        domain -> events.publish(flag.withdrawn(domain, reason, now), flag.id(), flag.agreementId()));
                if (!news.isEmpty()) {
                    LOG.infof("flag %s withdrawn on %d names: %s", flag.id(), news.size(), reason);
                }
                yield new Outcome.Withdrawn(receipt(flag, domains));
            }
        };
    }

    private WithdrawalReceipt receipt(Flag flag, List<DomainName> domains) {
        Map<DomainName, DomainProgress> now = progress.of(flag.id(), domains);
        return new WithdrawalReceipt(
                flag.id(),
                flag.number(),
                domains.stream()
                        .flatMap(domain -> Stream.ofNullable(
                                        requireNonNull(now.get(domain)).withdrawal())
                                .map(taken -> new WithdrawalReceipt.Name(
                                        domain.aLabel(), domain.uLabel(), taken.reason(), taken.withdrawnAt())))
                        .toList());
    }
}
