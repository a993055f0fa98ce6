package dk.punktum.flagger.events;

/// What an authority asks the registry to do with a name.
public enum Measure {
    /// Take the name out of the zone and lock it: the five EPP server statuses.
    SUSPEND
}
