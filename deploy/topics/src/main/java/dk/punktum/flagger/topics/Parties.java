package dk.punktum.flagger.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.TopicConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who uses which topic, as the contract's AsyncAPI document says: an operation has an action, a channel, and the party
/// as its tag.
final class Parties {

    private static final String ASYNC_API = "/dk/punktum/flagger/events/asyncapi.yaml";

    static List<Party> all() {
        JsonNode contract = contract();
        Set<String> names = new TreeSet<>();
        operations(contract).forEach(operation -> names.add(party(operation)));
        return names.stream().map(name -> party(contract, name)).toList();
    }

    private static Party party(JsonNode contract, String name) {
        // Who watches sees everything, dead letters included.
        Set<String> reads = name.equals(Party.OPERATORS)
                ? TopicConfig.all().stream().map(TopicConfig::name).collect(Collectors.toSet())
                : topics(contract, name, "receive");
        return new Party(name, topics(contract, name, "send"), reads);
    }

    private static Set<String> topics(JsonNode contract, String party, String action) {
        Set<String> topics = new TreeSet<>();
        for (JsonNode operation : operations(contract)) {
            if (party(operation).equals(party)
                    && operation.path("action").asText().equals(action)) {
                String channel = operation.at("/channel/$ref").asText().substring(1);
                topics.add(contract.at(channel).path("address").asText());
            }
        }
        return topics;
    }

    private static JsonNode operations(JsonNode contract) {
        return contract.path("operations");
    }

    private static String party(JsonNode operation) {
        return operation.at("/tags/0/name").asText();
    }

    private static JsonNode contract() {
        try (InputStream in = Objects.requireNonNull(EventType.class.getResourceAsStream(ASYNC_API))) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The contract can not be read", e);
        }
    }

    private Parties() {}
}
