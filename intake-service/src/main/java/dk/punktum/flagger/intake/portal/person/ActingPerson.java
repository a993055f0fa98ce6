package dk.punktum.flagger.intake.portal.person;

import dk.punktum.flagger.intake.portal.Visitor;
import io.quarkus.qute.TemplateData;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/// What the person who asks for a page may do: asked once for it. A template has it as `{inject:acting}`.
@Named("acting")
@RequestScoped
@TemplateData
public class ActingPerson {

    private final Visitor visitor;
    private final PersonStandings standings;
    private @Nullable PersonStanding standing;

    ActingPerson(Visitor visitor, PersonStandings standings) {
        this.visitor = visitor;
        this.standings = standings;
    }

    PersonStanding standing() {
        PersonStanding known = standing;
        if (known == null) {
            known = standings.of(visitor.person());
            standing = known;
        }
        return known;
    }

    /// Whether what she hands in has to be approved by another. Who is not known needs one as well.
    public boolean needsAnother() {
        return !(standing() instanceof PersonStanding.Acts(var _, var _, boolean fourEyes)) || fourEyes;
    }

    public boolean isApprover() {
        return standing() instanceof PersonStanding.Acts acts && acts.roles().contains(AuthorityRole.APPROVER);
    }
}
