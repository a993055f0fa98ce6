package dk.punktum.flagger.intake.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What an RDAP answer about a domain (RFC 9083, section 5.3) says. No clock, no network.
final class RegistrationRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The registrar of names that their registrants manage themselves.
    private static final String REGISTRANT_ITSELF = "DKHM1-DK";

    /// The .dk registry's own member; RFC 9083 has no word for it.
    private static final String SEIZED = "dkhm_seized";

    /// @param asked an answer about another name says nothing
    static Registration read(DomainName asked, int status, String body) {
        return switch (status) {
            case 404 -> new Registration.NotRegistered();
            case 200 -> inAnswer(asked, body);
            default -> new Registration.Unknown();
        };
    }

    private static Registration inAnswer(DomainName asked, String body) {
        try {
            JsonNode domain = JSON.readTree(body);
            return domain.path("ldhName").asText().equalsIgnoreCase(asked.aLabel())
                    ? new Registration.Registered(
                            registrarOf(domain),
                            texts(domain.path("status")),
                            domain.path(SEIZED).asBoolean(false))
                    : new Registration.Unknown();
        } catch (JsonProcessingException _) {
            return new Registration.Unknown();
        }
    }

    private static Registrar registrarOf(JsonNode domain) {
        return elements(domain.path("entities"))
                .filter(entity -> texts(entity.path("roles")).contains("registrar"))
                .findFirst()
                .map(RegistrationRules::registrar)
                .orElseGet(Registrar.NotSaid::new);
    }

    private static Registrar registrar(JsonNode entity) {
        String handle = entity.path("handle").asText();
        if (handle.equals(REGISTRANT_ITSELF)) {
            return new Registrar.RegistrantItself();
        }
        String name = fullName(entity).filter(text -> !text.isBlank()).orElse(handle);
        return name.isBlank() ? new Registrar.NotSaid() : new Registrar.Named(name);
    }

    /// `fn` of the jCard (RFC 7095).
    private static Optional<String> fullName(JsonNode entity) {
        return elements(entity.path("vcardArray").path(1))
                .filter(property -> property.path(0).asText().equals("fn"))
                .map(property -> property.path(3).asText())
                .findFirst();
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private RegistrationRules() {}
}
