package dk.punktum.flagger.casework.desk;

import dk.punktum.flagger.casework.flagcase.ReverseReason;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.DeclineReason;
import java.util.Locale;

/// What the rules say about an officer's wish.
sealed interface DeskRuling {

    /// Written down as the first of two; nothing is decided yet.
    record Recommended() implements DeskRuling {}

    record Upheld(DecidedBy manner) implements DeskRuling {}

    record Declined(DeclineReason reason) implements DeskRuling {}

    record Reversed(ReverseReason reason) implements DeskRuling {}

    record Refused(Refusal refusal) implements DeskRuling {}

    /// Why it is refused. The name is the problem's code.
    enum Refusal {
        WRONG_STATUS("The case is not in a status that allows this."),
        REASON_NOT_FOR_OFFICERS("This reason is found by a formal check or caused by the authority; it is not an"
                + " officer's to give."),
        FOUR_EYES("You have recommended this case: a second person has to decide."),
        APPROVER_NEEDED("The second of two officers needs the role case-approver.");

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
