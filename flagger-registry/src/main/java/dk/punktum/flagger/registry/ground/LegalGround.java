package dk.punktum.flagger.registry.ground;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A legal ground that a decision can rest on. Rows come with migrations; nothing here changes them.
@Entity
@Table(name = "legal_ground")
class LegalGround {

    @Id
    private String code;

    private String titleDa;
    private String titleEn;
    private String textDa;
    private String textEn;
    private LocalDate validFrom;
    private @Nullable LocalDate validUntil;
    private List<String> measures;
    private String decision;
    private int suspensionDays;

    @SuppressWarnings("NullAway.Init")
    LegalGround() {}

    LegalGroundView view() {
        return new LegalGroundView(
                code,
                titleDa,
                titleEn,
                textDa,
                textEn,
                validFrom,
                validUntil,
                measures,
                new LegalGroundView.DefaultPolicy(decision, suspensionDays));
    }
}
