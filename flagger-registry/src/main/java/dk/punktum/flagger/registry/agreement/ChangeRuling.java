package dk.punktum.flagger.registry.agreement;

import java.util.Locale;

/// What the rules say about a change of an agreement.
sealed interface ChangeRuling {

    record Allowed() implements ChangeRuling {}

    record Refused(Refusal refusal) implements ChangeRuling {}

    /// Why a change is refused. The name is the problem's code.
    enum Refusal {
        WRONG_STATUS("The agreement is not in a status that allows this."),
        DOCUMENT_MISSING("The signed agreement document has not been uploaded: PUT it to /agreements/{id}/document."),
        CRITERIA_MISSING("Not all four criteria are evidenced: PUT each to /agreements/{id}/criteria/{criterion}."),
        FOUR_EYES(
                "Whoever drafted the agreement or evidenced a criterion can not activate it: a second person has to.");

        private final String detail;

        Refusal(String detail) {
            this.detail = detail;
        }

        String detail() {
            return detail;
        }

        /// Such as `four-eyes`.
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
