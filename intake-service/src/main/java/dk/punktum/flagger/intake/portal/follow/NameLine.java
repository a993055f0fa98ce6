package dk.punktum.flagger.intake.portal.follow;

import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.progress.CaseLife;
import dk.punktum.flagger.intake.progress.DomainProgress;
import dk.punktum.flagger.intake.progress.HoldLife;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One flagged name, as the page of its flag shows it.
///
/// @param sign         before the status, for who does not see its colour
/// @param style        class of the style sheet
/// @param facts        what has happened, and when
/// @param canBeTakenBack not once it is over
@TemplateData
record NameLine(
        String uLabel,
        String aLabel,
        String status,
        String meaning,
        String sign,
        String style,
        List<String> facts,
        boolean canBeTakenBack) {

    static NameLine of(FlagView.Name name, Phrases t) {
        DomainProgress progress = name.progress();
        Standing standing = Standing.of(progress.status());
        return new NameLine(
                name.uLabel(),
                name.aLabel(),
                t.of("status." + progress.status()),
                t.of("status." + progress.status() + ".means"),
                standing.sign(),
                standing.style(),
                facts(progress, t),
                !standing.isOver() && progress.withdrawal() == null);
    }

    /// Whether its A-label says more than its U-label.
    public boolean isIdn() {
        return !uLabel.equals(aLabel);
    }

    private static List<String> facts(DomainProgress progress, Phrases t) {
        List<String> facts = new ArrayList<>();
        CaseLife registryCase = progress.registryCase();
        if (registryCase != null) {
            if (registryCase.number() != null) {
                facts.add(t.of("fact.case", registryCase.number()));
            }
            if (registryCase.declineReason() != null) {
                facts.add(t.of("declined." + registryCase.declineReason()));
            }
            add(facts, t, "fact.decided", registryCase.decidedAt());
        }
        HoldLife hold = progress.suspension();
        if (hold != null) {
            add(facts, t, "fact.held", hold.heldSince());
            add(facts, t, "fact.effective", hold.effectiveAt());
            if (hold.liftedAt() == null) {
                add(facts, t, "fact.planned-end", hold.plannedEnd());
            }
            add(facts, t, "fact.lifted", hold.liftedAt());
            add(facts, t, "fact.reinstated", hold.reinstatedAt());
        }
        if (progress.withdrawal() != null) {
            facts.add(t.of("reason." + progress.withdrawal().reason()));
            add(facts, t, "fact.withdrawn", progress.withdrawal().withdrawnAt());
        }
        return facts;
    }

    private static void add(List<String> facts, Phrases t, String key, @Nullable Instant when) {
        if (when != null) {
            facts.add(t.of(key, t.time(when)));
        }
    }
}
