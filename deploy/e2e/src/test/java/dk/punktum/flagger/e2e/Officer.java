package dk.punktum.flagger.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.util.Map;

/// A case officer of the registry, at case-service.
final class Officer {

    private final Stack stack;
    private final Identity person;

    Officer(Stack stack, Identity person) {
        this.stack = stack;
        this.person = person;
    }

    /// The case about this name that came from this flag, once it has this status.
    JsonNode awaitCase(String flag, String aLabel, String status) {
        return Awaiting.await(
                        "the case about %s is %s".formatted(aLabel, status),
                        () -> cases("flagId=%s&domain=%s".formatted(flag, aLabel)),
                        cases -> cases.path(0).path("status").asText().equals(status))
                .path(0);
    }

    JsonNode cases(String query) {
        return stack.http().get(person, url("?" + query)).ok().path("items");
    }

    Answer upholds(JsonNode which) {
        return stack.http().post(person, url("/" + id(which) + "/uphold"), Map.of());
    }

    Answer reverses(JsonNode which) {
        return stack.http().post(person, url("/" + id(which) + "/reverse"), Map.of("reason", "FORMAL_ERROR"));
    }

    JsonNode timeline(JsonNode which) {
        return stack.http().get(person, url("/" + id(which) + "/timeline")).ok();
    }

    private static String id(JsonNode which) {
        return which.path("id").asText();
    }

    private String url(String rest) {
        return stack.url(Part.CASE_SERVICE) + "/cases" + rest;
    }
}
