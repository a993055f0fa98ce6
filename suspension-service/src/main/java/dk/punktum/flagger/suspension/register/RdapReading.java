package dk.punktum.flagger.suspension.register;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads a domain object. Source: RFC 9083, section 5.3; the members that begin with `dkhm_` are the registry's own.
final class RdapReading {

    static RegisterAnswer of(DomainName asked, JsonNode object) {
        if (!object.path("objectClassName").asText().equals("domain")
                || !host(object.path("ldhName").asText()).equals(asked.aLabel())) {
            return new RegisterAnswer.Unavailable("other-object");
        }
        var present = new HoldSnapshot(
                inOrder(elements(object.path("status"))
                        .map(JsonNode::asText)
                        .flatMap(status -> RdapStatus.toEpp(status.toLowerCase(Locale.ROOT)).stream())),
                inOrder(elements(object.path("nameservers"))
                        .map(server -> host(server.path("ldhName").asText()))
                        .filter(name -> !name.isEmpty())),
                inOrder(elements(object.path("secureDNS").path("dsData")).map(RdapReading::ds)),
                autoRenew(object.path("dkhm_autoRenew")));
        return new RegisterAnswer.Registered(
                present, registrar(object), object.path("dkhm_seized").asBoolean(false));
    }

    private static @Nullable Boolean autoRenew(JsonNode member) {
        return member.isBoolean() ? member.asBoolean() : null;
    }

    /// The first entity with that role (RFC 9083, section 10.2.4) that has a handle.
    private static @Nullable String registrar(JsonNode object) {
        return elements(object.path("entities"))
                .filter(entity -> elements(entity.path("roles"))
                        .anyMatch(role -> role.asText().equals("registrar")))
                .map(entity -> entity.path("handle").asText().strip())
                .filter(handle -> !handle.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String ds(JsonNode ds) {
        return "%s %s %s %s"
                .formatted(
                        ds.path("keyTag").asText(),
                        ds.path("algorithm").asText(),
                        ds.path("digestType").asText(),
                        ds.path("digest").asText().replaceAll("\\s", ""));
    }

    private static String host(String ldhName) {
        String lower = ldhName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> inOrder(Stream<String> texts) {
        return texts.distinct().toList();
    }

    private RdapReading() {}
}
