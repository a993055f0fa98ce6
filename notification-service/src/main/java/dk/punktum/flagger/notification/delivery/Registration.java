package dk.punktum.flagger.notification.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.notification.letter.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Registrant and registrar of a name, read from an RDAP answer (RFC 9083, section 5.3; jCard is RFC 7095).
///
/// @param registrar empty when the registrant manages the name at the registry: then there is nobody to tell
record Registration(Party registrant, Optional<Party> registrar) {

    /// The registry's own handle, which stands where a registrar's would.
    private static final String MANAGED_BY_REGISTRANT = "DKHM1-DK";

    static Registration in(JsonNode domain) {
        Party registrant =
                withRole(domain, "registrant").map(Registration::party).orElse(Party.UNKNOWN);
        Optional<JsonNode> registrar = withRole(domain, "registrar");
        boolean managedByRegistrant = registrar
                .map(entity -> entity.path("handle").asText().equals(MANAGED_BY_REGISTRANT))
                .orElse(false);
        return new Registration(
                registrant,
                managedByRegistrant
                        ? Optional.empty()
                        : Optional.of(registrar.map(Registration::party).orElse(Party.UNKNOWN)));
    }

    private static Optional<JsonNode> withRole(JsonNode object, String role) {
        return elements(object.path("entities"))
                .filter(entity -> elements(entity.path("roles"))
                        .anyMatch(one -> one.asText().equals(role)))
                .findFirst();
    }

    private static Party party(JsonNode entity) {
        List<String> emails = new ArrayList<>(values(entity, "email").toList());
        // Many registrars are reached through a contact of theirs only.
        elements(entity.path("entities"))
                .flatMap(contact -> values(contact, "email"))
                .forEach(emails::add);
        String language = values(entity, "lang").findFirst().orElse(null);
        return new Party(emails, Language.of(language));
    }

    /// The values of one property: `["email", {}, "text", "somebody@…"]`.
    private static Stream<String> values(JsonNode entity, String property) {
        return elements(entity.path("vcardArray").path(1))
                .filter(one -> one.path(0).asText().equals(property))
                .map(one -> one.path(3))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
