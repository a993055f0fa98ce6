package dk.punktum.flagger.casework.appeal;

import java.util.Locale;

/// Why something about an appeal is not written down. The name is the problem's code.
public enum AppealRefusal {
    WRONG_STATUS("Only an upheld case can be appealed, and what closes it ends its appeal."),
    APPEAL_PENDING("Another appeal of this case has not ended yet."),
    APPEAL_KNOWN("An appeal with this reference has been recorded, with another day."),
    NO_APPEAL_PENDING("No appeal of this case is waiting for its outcome."),
    NOT_REMITTED("The case is not waiting for a new decision of the registry."),
    DATE_IN_FUTURE("The day has not come yet."),
    DATE_TOO_EARLY("An appeal comes after the verdict, and its outcome after the appeal."),
    APPROVER_NEEDED("The second of two officers needs the role case-approver."),
    FOUR_EYES("You have upheld this case: somebody else has to decide it anew.");

    private final String detail;

    AppealRefusal(String detail) {
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }

    /// Such as `appeal-pending`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
