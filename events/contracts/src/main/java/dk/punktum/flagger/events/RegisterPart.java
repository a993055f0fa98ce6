package dk.punktum.flagger.events;

/// A part of what the register says about a name.
public enum RegisterPart {
    STATUSES,
    NAME_SERVERS,
    DS_RECORDS,
    AUTO_RENEW
}
