package dk.punktum.flagger.intake.portal.person;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/// Who gets a page of the portal. What is not allowed here is not allowed. No clock, no database.
final class PersonRules {

    sealed interface Ruling {
        record Allowed(PersonStanding.Acts person) implements Ruling {}

        record Refused(Objection objection) implements Ruling {}
    }

    /// Each has a text, `portal.person.<code>`, that says who can put it right.
    enum Objection {
        NOT_NAMED("not-named"),
        NOT_YET("not-yet"),
        OVER("over"),
        /// Named by another agreement than the one of the authority that the login vouches for.
        OTHER_AUTHORITY("other-authority"),
        NOT_A_SUBMITTER("not-a-submitter"),
        NOT_AN_APPROVER("not-an-approver"),
        NOT_CHECKABLE("not-checkable");

        private final String code;

        Objection(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /// @param agreementId of the authority that the login vouches for
    /// @param wanted      one of these is enough
    static Ruling rule(PersonStanding standing, UUID agreementId, AuthorityRole... wanted) {
        return switch (standing) {
            case PersonStanding.NotKnown() -> new Ruling.Refused(Objection.NOT_CHECKABLE);
            case PersonStanding.DoesNotAct(PersonStanding.Why why) ->
                new Ruling.Refused(
                        switch (why) {
                            case UNKNOWN -> Objection.NOT_NAMED;
                            case NOT_YET -> Objection.NOT_YET;
                            case OVER -> Objection.OVER;
                        });
            case PersonStanding.Acts person
            when !person.agreementId().equals(agreementId) -> new Ruling.Refused(Objection.OTHER_AUTHORITY);
            case PersonStanding.Acts person when hasOneOf(person.roles(), wanted) -> new Ruling.Allowed(person);
            case PersonStanding.Acts _ ->
                new Ruling.Refused(
                        Arrays.asList(wanted).contains(AuthorityRole.SUBMITTER)
                                ? Objection.NOT_A_SUBMITTER
                                : Objection.NOT_AN_APPROVER);
        };
    }

    private static boolean hasOneOf(Set<AuthorityRole> roles, AuthorityRole... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }

    private PersonRules() {}
}
