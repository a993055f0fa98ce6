package dk.punktum.flagger.events;

/// Who deals with an appeal.
public enum AppealBody {
    /// Klagenævnet for Domænenavne.
    COMPLAINTS_BOARD,
    COURT
}
