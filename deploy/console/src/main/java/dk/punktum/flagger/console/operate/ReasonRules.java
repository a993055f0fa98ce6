package dk.punktum.flagger.console.operate;

/// What counts as a reason. The services ask for the same.
public final class ReasonRules {

    public static final int LONGEST = 500;

    /// 1 to 500 characters on one line.
    public static boolean isReason(String reason) {
        return !reason.isBlank() && reason.length() <= LONGEST && reason.chars().noneMatch(Character::isISOControl);
    }

    private ReasonRules() {}
}
