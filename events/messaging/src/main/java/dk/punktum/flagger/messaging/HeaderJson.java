package dk.punktum.flagger.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A Kafka record's headers as a JSON object of strings, the form in which tables keep them.
final class HeaderJson {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> STRINGS = new TypeReference<>() {};

    /// The headers as text. The last of several with one name counts, as with Kafka's own `lastHeader`.
    static Map<String, String> of(Headers headers) {
        Map<String, String> strings = new LinkedHashMap<>();
        for (Header header : headers) {
            byte[] value = header.value();
            strings.put(
                    storable(header.key()), value == null ? "" : storable(new String(value, StandardCharsets.UTF_8)));
        }
        return strings;
    }

    /// PostgreSQL's text can hold every character except NUL, which a broken record may well contain.
    static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }

    static String write(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can always be written", e);
        }
    }

    static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table's check holds only what we wrote", e);
        }
    }

    private HeaderJson() {}
}
