package dk.punktum.flagger.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Everything that one run found out, for a machine to read.
///
/// @param at        when it began
/// @param quick     whether it was too short to mean anything
/// @param notes     what has to be known of a row to understand it
public record Report(String at, boolean quick, Map<String, String> machine, List<Figure> figures, List<String> notes) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public String json() {
        ObjectNode root = JSON.createObjectNode().put("at", at).put("quick", quick);
        ObjectNode facts = root.putObject("machine");
        machine.forEach(facts::put);
        ArrayNode list = root.putArray("figures");
        figures.forEach(figure -> add(list.addObject(), figure));
        ArrayNode said = root.putArray("notes");
        notes.forEach(said::add);
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ObjectNode node, Figure figure) {
        node.put("row", figure.row()).put("what", figure.what()).put("unit", figure.unit());
        add(node.putObject("ours"), figure.ours());
        Spread yardstick = figure.yardstick();
        if (yardstick != null) {
            add(node.putObject("yardstick"), yardstick);
            node.put("ratio", figure.ratio());
        }
        if (!(figure.goal() instanceof Goal.None)) {
            node.put("toReach", figure.goal().inWords(figure.unit())).put("reached", figure.isReached());
        }
    }

    private static void add(ObjectNode node, Spread spread) {
        node.put("median", spread.median()).put("least", spread.least()).put("most", spread.most());
    }
}
