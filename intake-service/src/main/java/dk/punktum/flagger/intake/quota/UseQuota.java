package dk.punktum.flagger.intake.quota;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Holds what an agreement hands in to its quota. Inside the transaction that takes the flag: what is rolled back uses
/// nothing.
@ApplicationScoped
public class UseQuota {

    private static final QuotaLimits NOTHING_MORE = new QuotaLimits(0, 0);

    private final Quotas quotas;
    private final MeterRegistry meters;

    UseQuota(Quotas quotas, MeterRegistry meters) {
        this.quotas = quotas;
        this.meters = meters;
        // At zero from the start: an alert sees the first one.
        Arrays.stream(QuotaPolicy.values()).forEach(policy -> counted(policy.label(), 0));
    }

    /// Before anything is written: spares the work for what would not fit. Nobody waits for anybody, so it promises
    /// nothing.
    public Optional<QuotaExceeded> exceeded(UUID agreementId, int names, Instant now) {
        QuotaUse use = quotas.of(agreementId, now.minus(QuotaRules.WINDOW));
        return QuotaRules.rule(use.limits(), use.taken(), new QuotaLimits(1, names), now);
    }

    /// The last act of a transaction that has written its flag. The agreement's flags wait here for each other, and
    /// from here there is only the commit: of two for the last place, the second one sees the first.
    ///
    /// @param names how many of the flag's names are accepted
    public Settled settle(UUID agreementId, int names, Instant now) {
        quotas.use(agreementId, names, now);
        QuotaUse use = quotas.of(agreementId, now.minus(QuotaRules.WINDOW));
        return new Settled(
                QuotaRules.rule(use.limits(), use.taken(), NOTHING_MORE, now),
                QuotaRules.standing(use.limits(), use.taken(), now));
    }

    /// What came of counting a flag.
    ///
    /// @param exceeded when it does not fit after all
    /// @param left     of each policy
    public record Settled(Optional<QuotaExceeded> exceeded, List<QuotaStanding> left) {}

    /// To be told of what an authority was refused in earnest.
    public void refused(QuotaExceeded exceeded) {
        exceeded.violated().forEach(policy -> counted(policy, 1));
    }

    private void counted(String policy, int times) {
        meters.counter("flagger.intake.quota.refused", "policy", policy).increment(times);
    }
}
