package dk.punktum.flagger.console.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.punktum.flagger.events.DomainName;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as a person reads it.
@TemplateData
public record RecordView(SeenRecord record) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /// Names the row in the page.
    public String id() {
        return "r-" + record.place().replace('/', '-');
    }

    /// The name as people read it.
    public @Nullable String uLabel() {
        String domain = record.domain();
        return domain == null ? null : new DomainName(domain).uLabel();
    }

    /// The value, indented when it is JSON.
    public String content() {
        String json = record.json();
        if (json == null) {
            return record.unreadable() == null ? "" : record.unreadable();
        }
        try {
            return JSON.readTree(json).toPrettyString();
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    /// What is no JSON, and is no record without a value either.
    public boolean isUnreadable() {
        return record.unreadable() != null;
    }

    public List<Map.Entry<String, String>> headers() {
        return List.copyOf(record.headers().entrySet());
    }
}
