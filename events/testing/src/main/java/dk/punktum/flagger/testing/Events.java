package dk.punktum.flagger.testing;

/// Where the builders begin: `aCaseDecided().upheld().about("eksempel.dk").build()`.
public final class Events {

    public static AgreementChangedBuilder anAgreementChanged() {
        return new AgreementChangedBuilder();
    }

    public static FlagReceivedBuilder aFlagReceived() {
        return new FlagReceivedBuilder();
    }

    public static FlagWithdrawnBuilder aFlagWithdrawn() {
        return new FlagWithdrawnBuilder();
    }

    public static FlagCorrectedBuilder aFlagCorrected() {
        return new FlagCorrectedBuilder();
    }

    public static CaseOpenedBuilder aCaseOpened() {
        return new CaseOpenedBuilder();
    }

    public static CaseDecidedBuilder aCaseDecided() {
        return new CaseDecidedBuilder();
    }

    public static CaseAppealedBuilder aCaseAppealed() {
        return new CaseAppealedBuilder();
    }

    public static AppealDecidedBuilder anAppealDecided() {
        return new AppealDecidedBuilder();
    }

    public static PollMessageQueuedBuilder aPollMessageQueued() {
        return new PollMessageQueuedBuilder();
    }

    public static CaseClosedBuilder aCaseClosed() {
        return new CaseClosedBuilder();
    }

    public static DomainSuspendedBuilder aDomainSuspended() {
        return new DomainSuspendedBuilder();
    }

    public static SuspensionEffectiveBuilder aSuspensionEffective() {
        return new SuspensionEffectiveBuilder();
    }

    public static DomainReinstatedBuilder aDomainReinstated() {
        return new DomainReinstatedBuilder();
    }

    public static DeletionDueBuilder aDeletionDue() {
        return new DeletionDueBuilder();
    }

    public static SuspensionStateBuilder aSuspensionState() {
        return new SuspensionStateBuilder();
    }

    public static NoticeDeliveredBuilder aNoticeDelivered() {
        return new NoticeDeliveredBuilder();
    }

    public static NoticeFailedBuilder aNoticeFailed() {
        return new NoticeFailedBuilder();
    }

    private Events() {}
}
