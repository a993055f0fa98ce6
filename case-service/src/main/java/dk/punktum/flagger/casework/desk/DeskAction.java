package dk.punktum.flagger.casework.desk;

import dk.punktum.flagger.casework.flagcase.ReverseReason;
import dk.punktum.flagger.events.DeclineReason;

/// What an officer wants to do with a case.
sealed interface DeskAction {

    record Uphold() implements DeskAction {}

    record Decline(DeclineReason reason) implements DeskAction {}

    record Reverse(ReverseReason reason) implements DeskAction {}
}
