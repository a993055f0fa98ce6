package dk.punktum.flagger.messaging;

/// A stage on the way of a flag that this service is responsible for. A service has a bean for each; operators see how
/// much is unfinished there, and what has waited longest.
public interface Unfinished {

    /// Such as `case`.
    String stage();

    /// SQL that selects `domain`, `number` and `since` of everything unfinished, in any order. Asked every few seconds:
    /// an index has to serve it.
    String query();
}
