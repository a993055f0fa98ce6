package dk.punktum.flagger.crash.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.crash.client.Api;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.local.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What the zone and RDAP show of each name, and what they showed before anything happened.
public final class Register {

    /// @param zone what the zone's server answers
    /// @param rdap all that RDAP says but for the time at which it was asked
    /// @param nameServers by RDAP, sorted
    public record Shown(String zone, String rdap, String nameServers) {}

    private static final int ATTEMPTS = 5;

    private final Stack stack;
    private final Zone zone;
    private final Map<String, Shown> before = new HashMap<>();

    public Register(Stack stack, List<String> domains) {
        this.stack = stack;
        this.zone = stack.zone();
        domains.forEach(domain -> before.put(domain, now(domain)));
    }

    public Shown before(String domain) {
        Shown shown = before.get(domain);
        if (shown == null) {
            throw new IllegalArgumentException(domain + " is none of ours");
        }
        return shown;
    }

    public Shown now(String domain) {
        var object = (ObjectNode) rdap("/domain/" + domain);
        object.remove("events");
        Zone.Answer answer = ask(domain);
        return new Shown(
                answer.status() + " " + answer.delegation(),
                object.toString(),
                sorted(
                        object.path("nameservers"),
                        server -> server.path("ldhName").asText()));
    }

    /// Names of hosts as one text that can be compared.
    static String sorted(JsonNode list, Function<JsonNode, String> host) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(host)
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /// A question by UDP can be lost on a machine that is busy.
    private Zone.Answer ask(String domain) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return zone.ask(domain);
            } catch (IllegalStateException _) {
                // Again.
            }
        }
        return zone.ask(domain);
    }

    private JsonNode rdap(String path) {
        // As our own services see it: a registrant's address is shown to nobody else.
        String url = stack.url(Part.REGISTRY_STAND_IN) + "/rdap" + path;
        return Api.answerTo(url, () -> stack.http().get(Identity.FLAGGER_SERVICES, url))
                .ok();
    }
}
