package dk.punktum.flagger.events;

/// In which role somebody is told.
public enum NoticeRecipient {
    REGISTRANT,
    REGISTRAR,
    AUTHORITY
}
