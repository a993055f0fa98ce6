package dk.punktum.flagger.console.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dk.punktum.flagger.events.DomainName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Finds in a record what can be found, and takes the rest as it is: there is no record that it refuses.
final class RecordContent {

    /// Of an unreadable value; enough to recognise what it is.
    private static final int BYTES_SHOWN = 1_000;

    private static final int LONGEST_TEXT = 200;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /// Deeper than any event, and shallower than what PostgreSQL's parser takes.
    private static final int DEEPEST = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static SeenRecord of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = headers(record.headers());
        byte[] value = record.value();
        String json = value == null ? null : text(value);
        JsonNode content = json == null ? MissingNode.getInstance() : parsed(json);
        if (content.isMissingNode()) {
            json = null;
        }
        String key = record.key() == null ? null : shortened(new String(record.key(), StandardCharsets.UTF_8));
        Instant recordedAt = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        return new SeenRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                recordedAt,
                toldAt(record.topic(), headers, recordedAt),
                key,
                uuid(headers.get("ce_id")),
                shortened(headers.get("ce_type")),
                shortened(headers.get("ce_source")),
                domain(content.path("domain").textValue(), key),
                uuid(content.path("flagId").textValue()),
                code(content.path("flagNumber").textValue()),
                uuid(content.path("agreementId").textValue()),
                uuid(content.path("caseId").textValue()),
                code(content.path("caseNumber").textValue()),
                shortened(headers.get("ce_correlationid")),
                content.path("sequence").canConvertToLong()
                        ? content.path("sequence").longValue()
                        : null,
                headers,
                json,
                value == null || json != null ? null : escaped(value),
                value == null ? 0 : value.length);
    }

    /// A dead letter carries the time of the event that it was; it was set aside later.
    private static Instant toldAt(String topic, Map<String, String> headers, Instant recordedAt) {
        String time = headers.get("ce_time");
        if (time == null || topic.endsWith(SeenRecord.DEAD_LETTERS)) {
            return recordedAt;
        }
        try {
            Instant told = Instant.parse(time);
            // PostgreSQL knows no years beyond, and no event of ours is from there.
            return told.isAfter(Instant.EPOCH) && told.getEpochSecond() < 253_402_300_800L ? told : recordedAt;
        } catch (DateTimeException e) {
            return recordedAt;
        }
    }

    private static @Nullable String text(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /// Printable ASCII stays, everything else is `\xNN`; the end says what is left out.
    static String escaped(byte[] value) {
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(value.length, BYTES_SHOWN); i++) {
            byte octet = value[i];
            if (octet >= ' ' && octet < 127 && octet != '\\') {
                text.append((char) octet);
            } else {
                text.append("\\x%02x".formatted(octet));
            }
        }
        if (value.length > BYTES_SHOWN) {
            text.append(" … (+").append(value.length - BYTES_SHOWN).append(" B)");
        }
        return text.toString();
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            byte[] value = header.value();
            texts.put(storable(header.key()), value == null ? "" : storable(new String(value, StandardCharsets.UTF_8)));
        }
        return texts;
    }

    private static @Nullable String domain(@Nullable String said, @Nullable String key) {
        return isName(said) ? said : isName(key) ? key : null;
    }

    private static boolean isName(@Nullable String text) {
        try {
            return text != null && !new DomainName(text).aLabel().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String code(@Nullable String text) {
        return text != null && CODE.matcher(text).matches() ? text : null;
    }

    /// Of a length that an index takes.
    private static @Nullable String shortened(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String storable = storable(text);
        return storable.length() <= LONGEST_TEXT ? storable : storable.substring(0, LONGEST_TEXT);
    }

    /// PostgreSQL's text holds every character but NUL.
    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    private RecordContent() {}
}
