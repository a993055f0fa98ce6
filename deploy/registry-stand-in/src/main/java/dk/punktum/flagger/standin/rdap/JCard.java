package dk.punktum.flagger.standin.rdap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// A vCard in JSON (RFC 7095), property by property.
final class JCard {

    private final ArrayNode properties = JsonNodeFactory.instance.arrayNode();

    JCard() {
        property("version", "text", "4.0");
    }

    JCard name(String name) {
        return property("fn", "text", name);
    }

    /// @param kind RFC 6350, section 6.1.4: `individual`, `group`, `org`
    JCard kind(String kind) {
        return property("kind", "text", kind);
    }

    /// @param tag the language to write in, as in RFC 5646
    JCard language(String tag) {
        return property("lang", "language-tag", tag);
    }

    JCard email(String address) {
        return property("email", "text", address);
    }

    ArrayNode json() {
        return JsonNodeFactory.instance.arrayNode().add("vcard").add(properties);
    }

    private JCard property(String name, String type, String value) {
        ArrayNode property = properties.addArray();
        property.add(name).addObject();
        property.add(type).add(value);
        return this;
    }
}
