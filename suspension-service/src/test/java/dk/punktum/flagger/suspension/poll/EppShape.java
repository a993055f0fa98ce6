package dk.punktum.flagger.suspension.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What a message may look like: which elements, in which order, how often, and how long. Written down from the text of
/// RFC 5730 (2.9.2.3), RFC 5731 (3.1.2), RFC 3915 (3.2), RFC 5910 (5.1.2) and RFC 8590 (3.1.2). Narrower than their
/// schemas, which stand in no artifact that a build could take them from; [EppSchemasTest] takes them from a folder.
final class EppShape {

    /// Children in their order. `?` at most once, `*` any number, `+` at least once.
    private static final Map<String, String> CHILDREN = Map.ofEntries(
            Map.entry("epp", "response"),
            Map.entry("response", "result msgQ resData extension trID"),
            Map.entry("result", "msg"),
            Map.entry("msgQ", "qDate msg"),
            Map.entry("resData", "domain:infData"),
            Map.entry("domain:infData", "domain:name domain:roid domain:status+ domain:ns? domain:clID"),
            Map.entry("domain:ns", "domain:hostObj+"),
            Map.entry("extension", "secDNS:infData? rgp:infData? changePoll:changeData"),
            Map.entry("secDNS:infData", "secDNS:dsData+"),
            Map.entry("secDNS:dsData", "secDNS:keyTag secDNS:alg secDNS:digestType secDNS:digest"),
            Map.entry("rgp:infData", "rgp:rgpStatus+"),
            Map.entry(
                    "changePoll:changeData",
                    "changePoll:operation changePoll:date changePoll:svTRID changePoll:who changePoll:caseId"
                            + " changePoll:reason"),
            Map.entry("trID", "svTRID"));

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

    /// What an element without children says.
    private static final Map<String, String> CONTENT = Map.ofEntries(
            Map.entry("msg", ".+"),
            Map.entry("qDate", TIME),
            Map.entry("svTRID", "\\S{3,64}"),
            Map.entry("domain:name", "\\S{1,255}"),
            Map.entry("domain:roid", "\\w{1,80}-\\w{1,8}"),
            Map.entry("domain:status", ""),
            Map.entry("domain:hostObj", "\\S{1,255}"),
            Map.entry("domain:clID", "\\S{3,16}"),
            Map.entry("secDNS:keyTag", "\\d{1,5}"),
            Map.entry("secDNS:alg", "\\d{1,3}"),
            Map.entry("secDNS:digestType", "\\d{1,3}"),
            Map.entry("secDNS:digest", "([0-9A-F]{2})+"),
            Map.entry("rgp:rgpStatus", ""),
            Map.entry("changePoll:operation", "update"),
            Map.entry("changePoll:date", TIME),
            Map.entry("changePoll:svTRID", "\\S{3,64}"),
            Map.entry("changePoll:who", ".{1,255}"),
            Map.entry("changePoll:caseId", "\\S+"),
            Map.entry("changePoll:reason", ".{1,32}"));

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("result/code", "1301"),
            Map.entry("msg/lang", "en|da"),
            Map.entry("msgQ/count", "[1-9]\\d*"),
            Map.entry("msgQ/id", "\\S+"),
            Map.entry(
                    "domain:status/s",
                    "ok|inactive|(client|server)(Hold|(Delete|Renew|Transfer|Update)Prohibited)"
                            + "|pending(Create|Delete|Renew|Transfer|Update)"),
            Map.entry("rgp:rgpStatus/s", "(add|autoRenew|renew|transfer|redemption)Period|pending(Delete|Restore)"),
            Map.entry("changePoll:changeData/state", "before|after"),
            Map.entry("changePoll:operation/op", "suspend|reinstate"),
            Map.entry("changePoll:caseId/type", "custom"),
            Map.entry("changePoll:caseId/name", "[a-z-]+"),
            Map.entry("changePoll:reason/lang", "en|da"));

    private static final Map<String, String> NAMESPACES = Map.of(
            "", "urn:ietf:params:xml:ns:epp-1.0",
            "domain", "urn:ietf:params:xml:ns:domain-1.0",
            "secDNS", "urn:ietf:params:xml:ns:secDNS-1.1",
            "rgp", "urn:ietf:params:xml:ns:rgp-1.0",
            "changePoll", "urn:ietf:params:xml:ns:changePoll-1.0");

    static void check(byte[] xml) {
        element(parse(xml).getDocumentElement());
    }

    private static void element(Element element) {
        String name = element.getNodeName();
        String prefix = name.contains(":") ? name.substring(0, name.indexOf(':')) : "";
        assertThat(element.getNamespaceURI()).as(name).isEqualTo(NAMESPACES.get(prefix));
        attributes(element);
        List<Element> children = children(element);
        if (CHILDREN.containsKey(name)) {
            String pattern = CHILDREN.get(name)
                    .replaceAll("([A-Za-z:]+)([?*+]?)", "(<$1>)$2")
                    .replace(" ", "");
            var order = new StringBuilder();
            children.forEach(
                    child -> order.append('<').append(child.getNodeName()).append('>'));
            assertThat(order.toString()).as(name).matches(pattern);
            children.forEach(EppShape::element);
        } else {
            assertThat(children).as(name).isEmpty();
            assertThat(CONTENT).containsKey(name);
            assertThat(Pattern.matches(CONTENT.get(name), element.getTextContent()))
                    .as("%s: %s", name, element.getTextContent())
                    .isTrue();
        }
        if (name.equals("domain:infData")) {
            statuses(children);
        }
    }

    private static void attributes(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                String name = element.getNodeName() + "/" + attribute.getNodeName();
                assertThat(ATTRIBUTES).containsKey(name);
                assertThat(attribute.getNodeValue()).as(name).matches(ATTRIBUTES.get(name));
            }
        }
    }

    /// At most eleven, each once, and `ok` alone.
    private static void statuses(List<Element> children) {
        List<String> statuses = children.stream()
                .filter(child -> child.getNodeName().equals("domain:status"))
                .map(child -> child.getAttribute("s"))
                .toList();
        assertThat(statuses).hasSizeLessThanOrEqualTo(11).doesNotHaveDuplicates();
        assertThat(statuses.contains("ok") && statuses.size() > 1).isFalse();
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static Document parse(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new AssertionError("not XML", e);
        }
    }

    private EppShape() {}
}
