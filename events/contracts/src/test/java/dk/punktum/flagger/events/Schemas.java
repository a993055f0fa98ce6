package dk.punktum.flagger.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The published JSON Schemas, and a validator that takes `format` seriously.
final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<EventType, Schema> SCHEMAS = new ConcurrentHashMap<>();

    static JsonNode of(EventType type) {
        return Sample.parse(Sample.text(type.schemaResource()));
    }

    static List<Error> errors(EventType type, JsonNode event) {
        return errors(SCHEMAS.computeIfAbsent(type, t -> REGISTRY.getSchema(Sample.text(t.schemaResource()))), event);
    }

    static List<Error> errorsOfTheSchemaItself(EventType type) {
        return errors(REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema")), of(type));
    }

    private static List<Error> errors(Schema schema, JsonNode instance) {
        return schema.validate(
                instance.toString(),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private Schemas() {}
}
