package dk.punktum.flagger.console.services;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of asking a service.
public sealed interface ServiceAnswer {

    /// It answered with 2xx.
    ///
    /// @param body a missing node when there is none
    record Given(JsonNode body) implements ServiceAnswer {}

    /// It answered, and refused.
    ///
    /// @param code of the problem, such as `four-eyes`; else the status as text
    record Refused(int status, String code) implements ServiceAnswer {}

    /// It did not answer in time, or not at all.
    record Away() implements ServiceAnswer {}
}
