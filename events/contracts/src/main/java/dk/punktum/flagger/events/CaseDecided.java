package dk.punktum.flagger.events;

import java.time.Instant;
import java.time.Period;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The registry has decided whether it acts on the flag. It looks at form only, never at the merits.
///
/// @param declineReason    present when, and only when, the verdict is `DECLINED`
/// @param suspensionPeriod present when, and only when, the verdict is `UPHELD`: how long the policy in force lets the
///                         suspension last before deletion is due (ISO 8601, such as `P30D`)
public record CaseDecided(
        UUID caseId,
        String caseNumber,
        UUID flagId,
        DomainName domain,
        UUID agreementId,
        String legalGround,
        Measure measure,
        Verdict verdict,
        @Nullable DeclineReason declineReason,
        @Nullable Period suspensionPeriod,
        DecidedBy decidedBy,
        Instant decidedAt)
        implements DomainEvent {

    public CaseDecided {
        Required.all(
                caseId, caseNumber, flagId, domain, agreementId, legalGround, measure, verdict, decidedBy, decidedAt);
        Required.code(caseNumber, legalGround);
        if ((verdict == Verdict.DECLINED) != (declineReason != null)) {
            throw new IllegalArgumentException("declineReason goes with DECLINED, and only with it");
        }
        if ((verdict == Verdict.UPHELD) != (suspensionPeriod != null)) {
            throw new IllegalArgumentException("suspensionPeriod goes with UPHELD, and only with it");
        }
    }
}
