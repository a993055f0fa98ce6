package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a hold rests on.
///
/// @param caseId      a flag's case, or an order to the registry
/// @param caseNumber  what people call that
/// @param flagId      present with the cause `FLAG`, and only with it
/// @param agreementId present with the cause `FLAG`, and only with it
public record HoldBasis(
        HoldCause cause,
        UUID caseId,
        String caseNumber,
        @Nullable UUID flagId,
        @Nullable UUID agreementId,
        DomainName domain,
        String legalGround,
        Measure measure,
        HoldTerm term) {

    public HoldBasis {
        boolean flag = cause == HoldCause.FLAG;
        if (flag != (flagId != null) || flag != (agreementId != null)) {
            throw new IllegalArgumentException("a flag and its agreement go with FLAG, and only with it");
        }
    }

    /// @param verdict one that wants a hold
    static HoldBasis of(CaseDecided verdict) {
        return new HoldBasis(
                HoldCause.FLAG,
                verdict.caseId(),
                verdict.caseNumber(),
                verdict.flagId(),
                verdict.agreementId(),
                verdict.domain(),
                verdict.legalGround(),
                verdict.measure(),
                new HoldTerm(verdict.suspensionPeriod(), null, true));
    }
}
