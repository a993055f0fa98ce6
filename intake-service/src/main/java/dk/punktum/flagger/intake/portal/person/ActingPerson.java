package dk.punktum.flagger.intake.portal.person;

import dk.punktum.flagger.intake.portal.Visitor;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// What the person who asks for a page may do: asked once for it.
@RequestScoped
class ActingPerson {

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
}
