package dk.punktum.flagger.intake.correction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.flag.Flags;
import dk.punktum.flagger.intake.flag.JudgeCorrection;
import dk.punktum.flagger.intake.flag.JudgeCorrection.Judgement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/// Says what would come of a correction. The database itself refuses to write in this transaction.
@ApplicationScoped
public class TryCorrection {

    private final Flags flags;
    private final JudgeCorrection judgeCorrection;
    private final Clock clock;

    TryCorrection(Flags flags, JudgeCorrection judgeCorrection, Clock clock) {
        this.flags = flags;
        this.judgeCorrection = judgeCorrection;
        this.clock = clock;
    }

    @Transactional
    public Judgement attempt(UUID flagId, AgreementFacts agreement, ObjectNode body) {
        flags.getEntityManager().createNativeQuery("set transaction read only").executeUpdate();
        return judgeCorrection.judge(flagId, agreement, body, clock.instant());
    }
}
