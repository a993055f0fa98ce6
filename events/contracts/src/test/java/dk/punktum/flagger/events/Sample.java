package dk.punktum.flagger.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An approved sample: the main one of a type, `<topic>.v1.json`, or a variant, `<topic>.v1.<variant>.json`.
///
/// @param sha256 as pinned when it was approved
record Sample(String file, String sha256) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String FOLDER = "/dk/punktum/flagger/events/";

    static List<Sample> all() {
        return text(FOLDER + "approved-samples.sha256")
                .lines()
                .map(line -> line.split(" +"))
                .map(columns -> new Sample(columns[1], columns[0]))
                .toList();
    }

    static Sample of(EventType type) {
        return all().stream()
                .filter(sample -> type.sampleResource().equals(FOLDER + "samples/" + sample.file))
                .findFirst()
                .orElseThrow();
    }

    EventType type() {
        String topic = file.substring(0, file.indexOf(".v"));
        return EventType.onTopic(topic).orElseThrow();
    }

    byte[] bytes() {
        return Sample.bytes(FOLDER + "samples/" + file);
    }

    JsonNode json() {
        return parse(new String(bytes(), StandardCharsets.UTF_8));
    }

    Event event() {
        return CloudEvents.read(type().record(), Headers.of(type()), bytes()).event();
    }

    @Override
    public String toString() {
        return file;
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Sample.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
