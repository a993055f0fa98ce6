package dk.punktum.flagger.conformance;

/// One thing that happens to a consumer sooner or later.
///
/// @param name  one word, for people and for tests
/// @param what  what is done to the consumer
/// @param fix   what to change in a consumer that fails
/// @param where the heading of `docs/downstream.md` that explains it, as a link's anchor
record Scenario(String name, String what, String fix, String where, Script script) {

    /// Tells its events and says on the stage what has to come of them.
    interface Script {
        void play(Stage stage);
    }
}
