package dk.punktum.flagger.casework.policy;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One period of policy for one ground. Rows come with migrations; nothing here changes them.
@Entity
class GroundPolicy {

    @Id
    private UUID id;

    private String ground;
    private LocalDate validFrom;
    private @Nullable LocalDate validUntil;

    @Enumerated(EnumType.STRING)
    private DecisionLevel decision;

    private int suspensionDays;

    @SuppressWarnings("NullAway.Init")
    GroundPolicy() {}

    PolicyInForce inForce() {
        return new PolicyInForce(decision, suspensionDays);
    }
}
