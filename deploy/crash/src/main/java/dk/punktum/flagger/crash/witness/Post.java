package dk.punktum.flagger.crash.witness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.ReceivedMail;
import dk.punktum.flagger.backing.Smtp;
import dk.punktum.flagger.crash.invariant.NoticesAreSent;
import dk.punktum.flagger.crash.invariant.NoticesAreSent.Arrived;
import dk.punktum.flagger.crash.invariant.NoticesAreSent.Owed;
import dk.punktum.flagger.crash.invariant.NoticesAreSent.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which notices are owed by what cases and holds have come to, and which mails have arrived.
final class Post {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Smtp smtp;
    private final Databases databases;
    private final Register register;
    private final Set<Arrived> arrived = new HashSet<>();
    private final Map<String, Optional<String>> parties = new HashMap<>();

    Post(Smtp smtp, Databases databases, Register register) {
        this.smtp = smtp;
        this.databases = databases;
        this.register = register;
    }

    List<String> violations() {
        for (ReceivedMail mail : ReceivedMail.allOf(smtp)) {
            String id = mail.headers().getOrDefault("Message-ID", "none");
            mail.to().forEach(address -> arrived.add(new Arrived(id, bare(address))));
        }
        smtp.forget();
        return NoticesAreSent.violations(owed(), written(), List.copyOf(arrived));
    }

    private static String bare(String address) {
        return address.replaceFirst(".*<(.*)>", "$1");
    }

    private List<Written> written() {
        return databases.all(
                "notification",
                """
                select n.case_number, n.occasion, n.recipient, c.message_id
                from notice n join notice_copy c on c.notice_id = n.id""",
                row -> new Written(
                        row.getString("case_number"),
                        row.getString("occasion"),
                        row.getString("recipient"),
                        row.getString("message_id")));
    }

    private List<Owed> owed() {
        Map<String, String> authorities = authorities();
        List<Owed> owed = new ArrayList<>(databases.all(
                "casework",
                "select case_number, agreement_id from flag_case where verdict = 'DECLINED'",
                row -> new Owed(
                        row.getString("case_number"),
                        "DECLINED",
                        "AUTHORITY",
                        authorities.getOrDefault(row.getString("agreement_id"), "nobody"))));
        databases
                .all("suspension", """
                        select h.case_number, h.domain, h.agreement_id,
                               exists (select from effect e where e.case_id = h.case_id and e.change = 'SUSPENDED'
                                       and e.status = 'EFFECTIVE') as effective,
                               h.lifted_at is not null as lifted,
                               h.restore_outcome is not null as freed
                        from hold h where h.cause = 'FLAG' and h.placed_at is not null""", row -> {
                    List<String> occasions = new ArrayList<>(List.of("SUSPENDED"));
                    if (row.getBoolean("lifted")) {
                        occasions.add(row.getBoolean("freed") ? "REINSTATED" : "HOLD_LIFTED");
                    }
                    return ofHold(
                            row.getString("case_number"),
                            row.getString("domain"),
                            authorities.getOrDefault(row.getString("agreement_id"), "nobody"),
                            occasions,
                            row.getBoolean("effective"));
                })
                .forEach(owed::addAll);
        return owed;
    }

    private List<Owed> ofHold(
            String caseNumber, String domain, String authority, List<String> occasions, boolean effective) {
        List<Owed> owed = new ArrayList<>();
        for (String occasion : occasions) {
            owed.add(new Owed(caseNumber, occasion, "AUTHORITY", authority));
            party(domain, "registrant")
                    .ifPresent(address -> owed.add(new Owed(caseNumber, occasion, "REGISTRANT", address)));
            party(domain, "registrar")
                    .ifPresent(address -> owed.add(new Owed(caseNumber, occasion, "REGISTRAR", address)));
        }
        if (effective) {
            owed.add(new Owed(caseNumber, "EFFECTIVE", "AUTHORITY", authority));
        }
        return owed;
    }

    /// Contact addresses by agreement, from flagger-registry.
    private Map<String, String> authorities() {
        Map<String, String> addresses = new HashMap<>();
        databases
                .all(
                        "registry",
                        "select id, contact_email from agreement",
                        row -> Map.entry(row.getString("id"), row.getString("contact_email")))
                .forEach(each -> addresses.put(each.getKey(), each.getValue()));
        return addresses;
    }

    /// Where RDAP said, before anything happened, that this party of the name is to be written to; a registrar's
    /// address for abuse comes first (RFC 9083, section 5.1; RFC 7095).
    private Optional<String> party(String domain, String role) {
        // There are many holds of few names.
        return parties.computeIfAbsent(role + " of " + domain, _ -> lookUp(domain, role));
    }

    private Optional<String> lookUp(String domain, String role) {
        try {
            for (JsonNode entity : JSON.readTree(register.before(domain).rdap()).path("entities")) {
                if (entity.path("roles").toString().contains('"' + role + '"')) {
                    return email(entity);
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> email(JsonNode entity) {
        for (JsonNode inner : entity.path("entities")) {
            if (inner.path("roles").toString().contains("\"abuse\"")) {
                return email(inner);
            }
        }
        for (JsonNode property : entity.path("vcardArray").path(1)) {
            if (property.path(0).asText().equals("email")) {
                return Optional.of(property.path(3).asText());
            }
        }
        return Optional.empty();
    }
}
