package dk.punktum.flagger.standin.rdap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Links (RFC 9083, section 4.2) as the asker would follow them.
///
/// @param root of the RDAP tree as the asker reached it, with a slash at the end
record RdapLinks(String root) {

    ArrayNode self(String path) {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        links.addObject()
                .put("value", root + path)
                .put("rel", "self")
                .put("href", root + path)
                .put("type", RdapObjects.CONTENT_TYPE);
        return links;
    }
}
