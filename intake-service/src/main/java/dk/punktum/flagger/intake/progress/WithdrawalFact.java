package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.WithdrawalReason;
import java.time.Instant;

/// The authority has taken back its flag on a name.
public record WithdrawalFact(WithdrawalReason reason, Instant withdrawnAt) {}
