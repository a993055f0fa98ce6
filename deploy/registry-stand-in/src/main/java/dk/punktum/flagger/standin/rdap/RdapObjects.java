package dk.punktum.flagger.standin.rdap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.standin.register.DsRecord;
import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.RegisteredName;
import dk.punktum.flagger.standin.register.Registrant;
import dk.punktum.flagger.standin.register.Registrar;
import dk.punktum.flagger.standin.register.Registration;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The object classes of RFC 9083, section 5, as far as a registry of names has them.
final class RdapObjects {

    static final String CONTENT_TYPE = "application/rdap+json";

    private final Register register;
    private final RdapLinks links;

    /// Whether the asker may see what is redacted for the public.
    private final boolean unredacted;

    RdapObjects(Register register, RdapLinks links, boolean unredacted) {
        this.register = register;
        this.links = links;
        this.unredacted = unredacted;
    }

    /// RFC 9083, section 5.3.
    ///
    /// @param now the register is in memory, so it is always as new as the answer
    ObjectNode domain(RegisteredName registered, Instant now) {
        Registration registration = registered.registration();
        ObjectNode domain = response("domain");
        domain.put("handle", registration.name().aLabel());
        domain.put("ldhName", registration.name().aLabel());
        if (!registration.name().uLabel().equals(registration.name().aLabel())) {
            domain.put("unicodeName", registration.name().uLabel());
        }
        domain.set("status", statuses(registered));
        domain.set("events", events(registration, now));
        ArrayNode nameservers = domain.putArray("nameservers");
        registered.nameServers().forEach(host -> nameservers.add(nameserverBody(host)));
        domain.set("secureDNS", secureDns(registered.dsRecords()));
        ArrayNode entities = domain.putArray("entities");
        register.registrar(registration.registrar()).ifPresent(one -> entities.add(registrarBody(one)));
        register.registrant(registration.registrant()).ifPresent(one -> entities.add(registrantBody(one)));
        domain.put("dkhm_autoRenew", registration.autoRenew());
        if (registration.seized()) {
            domain.putArray("remarks")
                    .addObject()
                    .put("title", "Seized")
                    .putArray("description")
                    .add("The police have seized this name and are its registrant.");
            domain.put("dkhm_seized", true);
        }
        domain.set("links", links.self("domain/" + registration.name().aLabel()));
        redact(domain, "$.entities[?(@.roles[0]=='registrant')].vcardArray[1][?(@[0]=='email')]");
        return domain;
    }

    /// RFC 9083, section 5.1.
    ObjectNode registrar(Registrar registrar) {
        ObjectNode entity = response("entity");
        entity.setAll(registrarBody(registrar));
        return entity;
    }

    /// RFC 9083, section 5.1.
    ObjectNode registrant(Registrant registrant) {
        ObjectNode entity = response("entity");
        entity.setAll(registrantBody(registrant));
        redact(entity, "$.vcardArray[1][?(@[0]=='email')]");
        return entity;
    }

    /// RFC 9083, section 5.2.
    ObjectNode nameserver(String host) {
        ObjectNode nameserver = response("nameserver");
        nameserver.setAll(nameserverBody(host));
        return nameserver;
    }

    /// RFC 9083, section 8. Each name without its events, contacts and DS records: a look-up has them.
    ObjectNode domains(List<RegisteredName> found) {
        ObjectNode answer = object();
        answer.set("rdapConformance", conformance());
        ArrayNode results = answer.putArray("domainSearchResults");
        for (RegisteredName registered : found) {
            String aLabel = registered.registration().name().aLabel();
            ObjectNode domain =
                    results.addObject().put("objectClassName", "domain").put("handle", aLabel);
            domain.put("ldhName", aLabel);
            domain.set("status", statuses(registered));
            domain.set("links", links.self("domain/" + aLabel));
        }
        return answer;
    }

    /// RFC 9083, section 7.
    ObjectNode help() {
        ObjectNode help = object();
        help.set("rdapConformance", conformance());
        ArrayNode notices = help.putArray("notices");
        notices.addObject()
                .put("title", "What this is")
                .putArray("description")
                .add("A stand-in for a registry, with a made-up register.")
                .add("Look-ups: domain, nameserver, entity. One search: domains by nsLdhName.")
                .add("A bearer token with the role service shows registrants' e-mail addresses.");
        help.set("links", links.self("help"));
        return help;
    }

    /// RFC 9083, section 6.
    static ObjectNode error(int code, String title, String description) {
        ObjectNode error = object();
        error.putArray("rdapConformance").add("rdap_level_0");
        error.put("lang", "en");
        error.put("errorCode", code);
        error.put("title", title);
        error.putArray("description").add(description);
        return error;
    }

    private ObjectNode response(String objectClass) {
        ObjectNode body = object();
        body.set("rdapConformance", conformance());
        body.put("lang", "en");
        body.putArray("notices")
                .addObject()
                .put("title", "Terms of use")
                .putArray("description")
                .add("A made-up register, for tests and demonstrations.");
        body.put("objectClassName", objectClass);
        return body;
    }

    /// `dkhm` announces the extension members that begin with `dkhm_`; it is not registered with IANA.
    private static ArrayNode conformance() {
        return JsonNodeFactory.instance
                .arrayNode()
                .add("rdap_level_0")
                .add("redacted")
                .add("dkhm");
    }

    /// RFC 8056, section 2; `ok` and `inactive` are derived, as in RFC 5731, section 2.3.
    private static ArrayNode statuses(RegisteredName registered) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        registered.statuses().forEach(status -> words.add(status.rdap()));
        if (registered.nameServers().isEmpty()) {
            words.add("inactive");
        }
        return words.isEmpty() ? words.add("active") : words;
    }

    private static ArrayNode events(Registration registration, Instant now) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(event("registration", startOf(registration.registered())))
                .add(event("expiration", startOf(registration.expires())))
                .add(event("last update of RDAP database", now));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static ObjectNode event(String action, Instant when) {
        return object().put("eventAction", action).put("eventDate", when.toString());
    }

    private static ObjectNode secureDns(List<DsRecord> dsRecords) {
        ObjectNode secureDns = object();
        secureDns.put("delegationSigned", !dsRecords.isEmpty());
        if (!dsRecords.isEmpty()) {
            ArrayNode dsData = secureDns.putArray("dsData");
            for (DsRecord ds : dsRecords) {
                dsData.addObject()
                        .put("keyTag", ds.keyTag())
                        .put("algorithm", ds.algorithm())
                        .put("digestType", ds.digestType())
                        .put("digest", ds.digest());
            }
        }
        return secureDns;
    }

    private ObjectNode nameserverBody(String host) {
        ObjectNode nameserver = object().put("objectClassName", "nameserver").put("ldhName", host);
        List<String> addresses = register.host(host).orElse(List.of());
        if (!addresses.isEmpty()) {
            ObjectNode byVersion = nameserver.putObject("ipAddresses");
            for (String address : addresses) {
                byVersion
                        .withArrayProperty(InetAddress.ofLiteral(address).getAddress().length == 4 ? "v4" : "v6")
                        .add(address);
            }
        }
        nameserver.set("links", links.self("nameserver/" + host));
        return nameserver;
    }

    private ObjectNode registrarBody(Registrar registrar) {
        ObjectNode entity = entity(registrar.handle(), "registrar");
        JCard card = new JCard().name(registrar.name()).kind("org");
        if (registrar.abuse() != null) {
            card.email(registrar.abuse());
            ObjectNode abuse = object().put("objectClassName", "entity");
            abuse.putArray("roles").add("abuse");
            abuse.set(
                    "vcardArray",
                    new JCard()
                            .name(registrar.name() + ", abuse")
                            .kind("group")
                            .email(registrar.abuse())
                            .json());
            entity.putArray("entities").add(abuse);
        }
        entity.set("vcardArray", card.json());
        return entity;
    }

    private ObjectNode registrantBody(Registrant registrant) {
        ObjectNode entity = entity(registrant.handle(), "registrant");
        JCard card = new JCard()
                .name(registrant.name())
                .kind(
                        switch (registrant.type()) {
                            case INDIVIDUAL -> "individual";
                            case COMPANY, PUBLIC_ORGANIZATION, ASSOCIATION -> "org";
                        })
                .language(registrant.language());
        if (unredacted) {
            card.email(registrant.email());
        }
        entity.set("vcardArray", card.json());
        entity.put("dkhm_userType", registrant.type().code());
        return entity;
    }

    private ObjectNode entity(String handle, String role) {
        ObjectNode entity = object().put("objectClassName", "entity").put("handle", handle);
        entity.putArray("roles").add(role);
        entity.set("links", links.self("entity/" + handle));
        return entity;
    }

    /// RFC 9537, section 4.2: what was left out, and where it would stand.
    private void redact(ObjectNode body, String path) {
        if (!unredacted) {
            ObjectNode redaction = body.putArray("redacted").addObject();
            redaction.putObject("name").put("type", "Registrant Email");
            redaction.put("prePath", path);
            redaction.put("pathLang", "jsonpath");
            redaction.put("method", "removal");
            redaction.putObject("reason").put("description", "Shown to the registry's own services only");
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
