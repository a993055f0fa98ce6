package dk.punktum.flagger.testing.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A request and its answer.
///
/// @param uri      absolute, with its query
/// @param sent     the request's headers and body
/// @param answered the answer's
record Exchange(String method, URI uri, Message sent, int status, Message answered) {

    /// @param headers names in any case; of a repeated one, any of its values
    /// @param body    absent when it is no text
    record Message(
            java.util.TreeMap<String, String> headers,
            @Nullable String body) {

        boolean has(String header) {
            return headers.containsKey(header);
        }

        /// Without parameters such as `charset`; empty when there is none.
        String mediaType() {
            return headers.getOrDefault("Content-Type", "").split(";", 2)[0].strip();
        }
    }
}
