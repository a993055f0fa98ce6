package dk.punktum.flagger.suspension.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.PollMessageQueued;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes a message as the EPP response to `<poll op="req">`: what the name looks like, and what changed it, when, who,
/// why. Only what we know and what concerns no person: no contacts, no registrant, no dates of the registration.
///
/// Sources: RFC 5730, section 2.9.2.3; RFC 5731, section 3.1.2; RFC 5910, section 5.1.2; RFC 3915, section 3.2;
/// RFC 8590, section 3.1.2.
final class ChangePollXml {

    private static final String EPP = "urn:ietf:params:xml:ns:epp-1.0";
    private static final Map<String, String> NAMESPACES = Map.of(
            "domain", "urn:ietf:params:xml:ns:domain-1.0",
            "secDNS", "urn:ietf:params:xml:ns:secDNS-1.1",
            "rgp", "urn:ietf:params:xml:ns:rgp-1.0",
            "changePoll", "urn:ietf:params:xml:ns:changePoll-1.0");

    private final PollMessage message;
    private final PollMessageQueued content;
    private final ObjectState state;
    private final HoldSnapshot name;
    private final Wording words;
    private final XMLStreamWriter xml;

    private ChangePollXml(PollMessage message, ObjectState state, Wording words, XMLStreamWriter xml) {
        this.message = message;
        this.content = message.content();
        this.state = state;
        this.name = switch (state) {
            case BEFORE -> content.before();
            case AFTER -> content.after();
        };
        this.words = words;
        this.xml = xml;
    }

    /// @return in UTF-8
    static byte[] of(PollMessage message, ObjectState state, Wording words) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8.name());
            new ChangePollXml(message, state, words, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
        return bytes.toByteArray();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument(UTF_8.name(), "1.0");
        xml.writeStartElement("epp");
        xml.writeDefaultNamespace(EPP);
        xml.writeStartElement("response");
        xml.writeStartElement("result");
        xml.writeAttribute("code", "1301");
        text("msg", words.completed());
        xml.writeEndElement();
        queue();
        xml.writeStartElement("resData");
        domain();
        xml.writeEndElement();
        xml.writeStartElement("extension");
        secDns();
        grace();
        change();
        xml.writeEndElement();
        xml.writeStartElement("trID");
        plain("svTRID", queueId());
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    /// Each side of a change is a message of its own in the registrar's queue, the one before first.
    private void queue() throws XMLStreamException {
        long behind = message.waiting() * 2;
        xml.writeStartElement("msgQ");
        xml.writeAttribute("count", Long.toString(state == ObjectState.BEFORE ? behind : behind - 1));
        xml.writeAttribute("id", queueId());
        plain("qDate", message.queuedAt().toString());
        text("msg", words.message(content));
        xml.writeEndElement();
    }

    private String queueId() {
        return content.messageId() + "-" + state.word();
    }

    private void domain() throws XMLStreamException {
        start("domain", "infData");
        prefixed("domain", "name", content.domain().aLabel());
        prefixed("domain", "roid", repositoryId());
        for (String status : PollRules.domainStatuses(name)) {
            xml.writeEmptyElement("domain", "status", NAMESPACES.get("domain"));
            xml.writeAttribute("s", status);
        }
        if (!name.nameServers().isEmpty()) {
            xml.writeStartElement("domain", "ns", NAMESPACES.get("domain"));
            for (String host : name.nameServers()) {
                prefixed("domain", "hostObj", host);
            }
            xml.writeEndElement();
        }
        prefixed("domain", "clID", content.registrar());
        xml.writeEndElement();
    }

    /// RFC 5730, section 2.8, wants one of every object; a name is its own. Hyphens and dots have no place in it.
    private String repositoryId() {
        return content.domain().aLabel().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + "-DK";
    }

    private void secDns() throws XMLStreamException {
        if (name.dsRecords().isEmpty()) {
            return;
        }
        start("secDNS", "infData");
        for (String record : name.dsRecords()) {
            String[] parts = record.split(" ", 4);
            xml.writeStartElement("secDNS", "dsData", NAMESPACES.get("secDNS"));
            prefixed("secDNS", "keyTag", parts[0]);
            prefixed("secDNS", "alg", parts[1]);
            prefixed("secDNS", "digestType", parts[2]);
            prefixed("secDNS", "digest", parts[3].toUpperCase(Locale.ROOT));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void grace() throws XMLStreamException {
        List<String> statuses = PollRules.graceStatuses(name);
        if (statuses.isEmpty()) {
            return;
        }
        start("rgp", "infData");
        for (String status : statuses) {
            xml.writeEmptyElement("rgp", "rgpStatus", NAMESPACES.get("rgp"));
            xml.writeAttribute("s", status);
        }
        xml.writeEndElement();
    }

    private void change() throws XMLStreamException {
        start("changePoll", "changeData");
        xml.writeAttribute("state", state.word());
        xml.writeStartElement("changePoll", "operation", NAMESPACES.get("changePoll"));
        xml.writeAttribute(
                "op",
                switch (content.change()) {
                    case SUSPENDED -> "suspend";
                    case REINSTATED -> "reinstate";
                });
        xml.writeCharacters("update");
        xml.writeEndElement();
        prefixed("changePoll", "date", content.changedAt().toString());
        // The operation's, so the same on both sides.
        prefixed("changePoll", "svTRID", content.messageId().toString());
        prefixed("changePoll", "who", "Registry");
        xml.writeStartElement("changePoll", "caseId", NAMESPACES.get("changePoll"));
        xml.writeAttribute("type", "custom");
        xml.writeAttribute("name", caseKind());
        xml.writeCharacters(content.caseNumber());
        xml.writeEndElement();
        xml.writeStartElement("changePoll", "reason", NAMESPACES.get("changePoll"));
        xml.writeAttribute("lang", words.language());
        xml.writeCharacters(words.reason(content));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /// Neither UDRP nor URS apply to .dk, and these are the only kinds that RFC 8590 has words for.
    private String caseKind() {
        HoldCause cause = content.holdCause() == null ? HoldCause.FLAG : content.holdCause();
        return switch (cause) {
            case FLAG -> "trusted-flagger";
            case COURT_ORDER -> "court-order";
            case COMPLAINTS_BOARD -> "complaints-board";
            case REGISTRY -> "registry";
        };
    }

    /// For people, so in a language.
    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("lang", words.language());
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void plain(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void prefixed(String prefix, String element, String text) throws XMLStreamException {
        xml.writeStartElement(prefix, element, NAMESPACES.get(prefix));
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void start(String prefix, String element) throws XMLStreamException {
        xml.writeStartElement(prefix, element, NAMESPACES.get(prefix));
        xml.writeNamespace(prefix, NAMESPACES.get(prefix));
    }
}
