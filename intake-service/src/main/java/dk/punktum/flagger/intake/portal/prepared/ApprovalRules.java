package dk.punktum.flagger.intake.portal.prepared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may approve and return what another has prepared: flagger-registry's rule that what one person hands in
/// needs another of the same authority. No clock, no database.
public final class ApprovalRules {

    private static final int LONGEST_REASON = 1000;

    public sealed interface Ruling {
        record Allowed() implements Ruling {}

        /// Nobody approves her own work.
        record OwnWork() implements Ruling {}

        /// Who may not approve returns only what she has prepared herself.
        record NotHers() implements Ruling {}

        /// It is to be said why it is returned, in at most so many characters.
        record NoReason(int most) implements Ruling {}

        /// It has been approved, and this flag came of it.
        record SentBefore(UUID flagId) implements Ruling {}

        /// It has been returned.
        record ReturnedBefore() implements Ruling {}
    }

    public static Ruling approve(Prepared prepared, String by) {
        Ruling before = decidedBefore(prepared, PreparedStatus.APPROVED);
        if (before != null) {
            return before;
        }
        return prepared.preparedBy().equals(by) ? new Ruling.OwnWork() : new Ruling.Allowed();
    }

    /// By who may approve, or by who prepared it.
    static Ruling giveBack(Prepared prepared, String by, boolean mayApprove, String reason) {
        if (!mayApprove && !prepared.preparedBy().equals(by)) {
            return new Ruling.NotHers();
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return new Ruling.NoReason(LONGEST_REASON);
        }
        Ruling before = decidedBefore(prepared, PreparedStatus.RETURNED);
        return before == null ? new Ruling.Allowed() : before;
    }

    private static @Nullable Ruling decidedBefore(Prepared prepared, PreparedStatus wanted) {
        if (prepared.status().next().contains(wanted)) {
            return null;
        }
        UUID flagId = prepared.flagId();
        return flagId == null ? new Ruling.ReturnedBefore() : new Ruling.SentBefore(flagId);
    }

    private ApprovalRules() {}
}
