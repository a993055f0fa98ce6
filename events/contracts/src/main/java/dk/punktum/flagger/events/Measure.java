package dk.punktum.flagger.events;

/// What an authority asks the registry to do with a name.
public enum Measure {
    /// Take the name out of the zone and lock it: the five EPP server statuses.
    SUSPEND,
    /// Lead the name to the registry's landing page instead, and lock it: all but `serverHold`.
    LANDING_PAGE
}
