package dk.punktum.flagger.intake.portal.handin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What an RDAP answer about a domain (RFC 9083, section 5.3) says of its registrar. No clock, no network.
final class RegistrarRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The registrar of names that their registrants manage themselves.
    private static final String REGISTRANT_ITSELF = "DKHM1-DK";

    static Registrar read(int status, String body) {
        return switch (status) {
            case 404 -> new Registrar.NotRegistered();
            case 200 -> inAnswer(body);
            default -> new Registrar.Unknown();
        };
    }

    private static Registrar inAnswer(String body) {
        try {
            return elements(JSON.readTree(body).path("entities"))
                    .filter(entity -> elements(entity.path("roles"))
                            .anyMatch(role -> role.asText().equals("registrar")))
                    .findFirst()
                    .map(RegistrarRules::registrar)
                    .orElseGet(Registrar.Unknown::new);
        } catch (JsonProcessingException e) {
            return new Registrar.Unknown();
        }
    }

    private static Registrar registrar(JsonNode entity) {
        String handle = entity.path("handle").asText();
        if (handle.equals(REGISTRANT_ITSELF)) {
            return new Registrar.RegistrantItself();
        }
        String name = fullName(entity).filter(text -> !text.isBlank()).orElse(handle);
        return name.isBlank() ? new Registrar.Unknown() : new Registrar.Named(name);
    }

    /// `fn` of the jCard (RFC 7095).
    private static Optional<String> fullName(JsonNode entity) {
        return elements(entity.path("vcardArray").path(1))
                .filter(property -> property.path(0).asText().equals("fn"))
                .map(property -> property.path(3).asText())
                .findFirst();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private RegistrarRules() {}
}
