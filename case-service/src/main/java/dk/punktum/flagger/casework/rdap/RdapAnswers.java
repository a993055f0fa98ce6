package dk.punktum.flagger.casework.rdap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.casework.rdap.RegistryAnswer.NoAnswer;
import dk.punktum.flagger.casework.rdap.RegistryAnswer.NotRegistered;
import dk.punktum.flagger.casework.rdap.RegistryAnswer.Registered;
import dk.punktum.flagger.events.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what an RDAP server answered. Whatever is not clearly about the name that was asked about is no answer.
final class RdapAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Sources: RFC 7480, sections 5.1 and 5.3 (200, 404); RFC 9083, section 5.3 (the domain object class).
    static RegistryAnswer read(DomainName asked, int status, String body) {
        return switch (status) {
            case 200 -> domain(asked, body);
            case 404 -> new NotRegistered();
            default -> new NoAnswer("status " + status);
        };
    }

    private static RegistryAnswer domain(DomainName asked, String body) {
        try {
            JsonNode domain = JSON.readTree(body);
            if (!domain.path("objectClassName").asText().equals("domain")
                    || !domain.path("ldhName").asText().equalsIgnoreCase(asked.aLabel())) {
                return new NoAnswer("an answer about something else");
            }
            List<String> statuses = new ArrayList<>();
            domain.path("status").forEach(word -> statuses.add(word.asText()));
            return new Registered(statuses, isSeized(domain), names(domain.path("nameservers")));
        } catch (JsonProcessingException e) {
            return new NoAnswer("an answer that is not JSON");
        }
    }

    /// The domains in the answer to a search (RFC 9083, section 8).
    ///
    /// @return empty when the register does not offer the search, or answers something else
    static Optional<Set<String>> found(int status, String body) {
        try {
            JsonNode results = JSON.readTree(body).path("domainSearchResults");
            return status == 200 && results.isArray() ? Optional.of(Set.copyOf(names(results))) : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static List<String> names(JsonNode objects) {
        Set<String> names = new LinkedHashSet<>();
        objects.forEach(object -> names.add(
                object.path("ldhName").asText().toLowerCase(Locale.ROOT).replaceAll("\\.$", "")));
        names.remove("");
        return List.copyOf(names);
    }

    /// The .dk registry's own extension member; RFC 9083 has no word for it.
    private static boolean isSeized(JsonNode domain) {
        return domain.path("dkhm_seized").asBoolean(false);
    }

    private RdapAnswers() {}
}
