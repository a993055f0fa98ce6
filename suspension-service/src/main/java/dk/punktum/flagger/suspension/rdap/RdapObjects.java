package dk.punktum.flagger.suspension.rdap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.register.RdapStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// RDAP's objects, as far as a hold can be told in them. Only what the holds are and do: nothing about the registrant,
/// and nothing that the register itself tells.
final class RdapObjects {

    static final String CONTENT_TYPE = "application/rdap+json";

    private final URI root;
    private final URI checkNotices;
    private final URI complain;

    /// @param root         of this view as the asker reached it, with a slash at the end
    /// @param checkNotices where a notice's reference is looked up
    /// @param complain     where to complain
    RdapObjects(URI root, URI checkNotices, URI complain) {
        this.root = root;
        this.checkNotices = checkNotices;
        this.complain = complain;
    }

    /// RFC 9083, section 5.3.
    ///
    /// @param name one that is suspended
    /// @param now  the view is never older than the answer
    ObjectNode domain(SuspensionState name, Instant now) {
        ObjectNode domain = answer();
        domain.put("objectClassName", "domain");
        String aLabel = name.domain().aLabel();
        domain.put("ldhName", aLabel);
        if (!name.domain().uLabel().equals(aLabel)) {
            domain.put("unicodeName", name.domain().uLabel());
        }
        ArrayNode statuses = domain.putArray("status");
        name.statuses().stream().flatMap(epp -> RdapStatus.toRdap(epp).stream()).forEach(statuses::add);
        events(domain.putArray("events"), name, now);
        ArrayNode remarks = domain.putArray("remarks");
        for (ActiveHold hold : name.holds()) {
            for (RdapLanguage language : RdapLanguage.values()) {
                remark(remarks, language.suspended(), language.because(hold), language.checkIt());
            }
        }
        link(domain.putArray("links"), "self", root.resolve("domain/" + aLabel), CONTENT_TYPE);
        return domain;
    }

    /// RFC 9083, section 10.2.3: `locked` when the first of the holds that stand was placed; a planned deletion lies
    /// in the future (section 4.5).
    private static void events(ArrayNode events, SuspensionState name, Instant now) {
        List<Instant> placed =
                name.holds().stream().map(ActiveHold::placedAt).sorted().toList();
        event(events, "locked", placed.getFirst());
        RdapRules.plannedDeletion(name.holds()).ifPresent(end -> event(events, "deletion", end));
        event(events, "last changed", name.changedAt());
        event(events, "last update of RDAP database", now);
    }

    private static void event(ArrayNode events, String action, Instant when) {
        events.addObject().put("eventAction", action).put("eventDate", when.toString());
    }

    /// RFC 9083, section 7.
    ObjectNode help() {
        return answer();
    }

    private ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("rdapConformance").add("rdap_level_0");
        ArrayNode notices = answer.putArray("notices");
        for (RdapLanguage language : RdapLanguage.values()) {
            ObjectNode complaint = remark(notices, language.howToComplain(), language.complain());
            link(complaint.putArray("links"), "related", complain, "text/html");
            ObjectNode genuine = remark(notices, language.isItGenuine(), language.checkIt());
            link(genuine.putArray("links"), "related", checkNotices, "text/html");
        }
        remark(
                notices,
                "What this is",
                "The names that the registry holds at present, by domain name. What else the register says of a name,"
                        + " its own RDAP server tells.");
        return answer;
    }

    /// RFC 9083, section 6.
    static ObjectNode error(int code, String title, String description) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putArray("rdapConformance").add("rdap_level_0");
        error.put("lang", "en").put("errorCode", code).put("title", title);
        error.putArray("description").add(description);
        return error;
    }

    private static ObjectNode remark(ArrayNode remarks, String title, String... description) {
        ObjectNode remark = remarks.addObject().put("title", title);
        ArrayNode lines = remark.putArray("description");
        for (String line : description) {
            lines.add(line);
        }
        return remark;
    }

    private void link(ArrayNode links, String relation, URI target, String type) {
        links.addObject()
                .put("value", root.toString())
                .put("rel", relation)
                .put("href", target.toString())
                .put("type", type);
    }
}
