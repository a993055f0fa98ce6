package dk.punktum.flagger.events;

/// Something that has happened to one domain name. The key is its A-label.
public sealed interface DomainEvent extends Event
        permits FlagReceived,
                FlagWithdrawn,
                FlagCorrected,
                CaseOpened,
                CaseDecided,
                CaseAppealed,
                AppealDecided,
                CaseClosed,
                SuspensionEvent,
                NoticeDelivered,
                NoticeFailed {

    DomainName domain();

    @Override
    default String key() {
        return domain().aLabel();
    }
}
