package dk.punktum.flagger.intake.xarf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A XARF v4 report, and the flag that it becomes.
///
/// What XARF has no place for (the decision's day, legal ground, proportionality, document) stands in its extension
/// member [#EXTENSION], named as in `POST /flags`; what stands there goes before what is read out of the report. The
/// schema's pattern for `domain` admits no IDN, neither as U-label nor as A-label: it is not applied.
///
/// @param flag   as `POST /flags` takes it
/// @param faults everything that can not be read
record XarfReport(@Nullable UUID reportId, ObjectNode flag, EvidenceRules.Finding evidence, List<FieldError> faults) {

    static final String EXTENSION = "trusted_flagger";

    private static final Pattern VERSION = Pattern.compile("4\\.[0-9]+\\.[0-9]+");
    private static final Pattern HOST = Pattern.compile("(?i)https?://(?:[^@/?#]*@)?([^:/?#]+).*");
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;

    static XarfReport read(ObjectNode report) {
        List<FieldError> faults = new ArrayList<>();
        var members = new Members(report, "", names(report), faults);
        String version = members.text("xarf_version", LONGEST_NAME);
        if (version != null && !VERSION.matcher(version).matches()) {
            faults.add(FieldError.of("/xarf_version", "not-xarf-4"));
        }
        UUID reportId = members.uuid("report_id");
        members.text("timestamp", LONGEST_NAME);
        members.text("category", LONGEST_NAME);
        members.text("type", LONGEST_NAME);
        String source = members.text("source_identifier", LONGEST_TEXT);
        contact(members, "sender", report);
        Contact reporter = contact(members, "reporter", report);
        JsonNode extension = report.path(EXTENSION);
        if (!extension.isMissingNode() && !extension.isObject()) {
            faults.add(FieldError.of("/" + EXTENSION, "not-an-object"));
        }
        EvidenceRules.Finding evidence = EvidenceRules.find(report.get("evidence"));
        faults.addAll(evidence.faults());
        ObjectNode flag =
                extension instanceof ObjectNode given ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
        complete(flag, report, reportId, reporter, source);
        return new XarfReport(reportId, flag, evidence, List.copyOf(faults));
    }

    private record Contact(@Nullable String org, @Nullable String email) {}

    private static @Nullable Contact contact(Members members, String name, ObjectNode report) {
        Members contact =
                members.object(name, report.get(name) instanceof ObjectNode object ? names(object) : Set.of());
        return contact == null
                ? null
                : new Contact(contact.text("org", LONGEST_NAME), contact.text("contact", LONGEST_EMAIL));
    }

    private static void complete(
            ObjectNode flag,
            ObjectNode report,
            @Nullable UUID reportId,
            @Nullable Contact reporter,
            @Nullable String source) {
        String url = report.path("url").asText("");
        if (!flag.has("caseNumber") && reportId != null) {
            flag.put("caseNumber", reportId.toString());
        }
        if (!flag.has("measure")) {
            flag.put("measure", "SUSPEND");
        }
        if (!flag.has("statementOfReasons") && report.path("description").isTextual()) {
            flag.set("statementOfReasons", report.path("description"));
        }
        if (reporter != null && reporter.org() != null && !flag.has("issuingAuthority")) {
            flag.putObject("issuingAuthority").put("name", reporter.org());
        }
        if (reporter != null && reporter.org() != null && reporter.email() != null && !flag.has("reportEffectTo")) {
            flag.putObject("reportEffectTo").put("name", reporter.org()).put("email", reporter.email());
        }
        if (!flag.has("domains")) {
            String domain = domain(report, url, source);
            flag.putArray("domains");
            if (domain != null) {
                flag.withArray("/domains").add(domain);
            }
        }
        if (!flag.has("locations") && HOST.matcher(url).matches()) {
            flag.putArray("locations").add(url);
        }
    }

    /// What the report says that it is about: nothing is cut off, so that a host is refused with what was meant.
    private static @Nullable String domain(ObjectNode report, String url, @Nullable String source) {
        if (report.path("domain").isTextual()) {
            return report.path("domain").textValue();
        }
        Matcher host = HOST.matcher(url);
        if (host.matches()) {
            return host.group(1).toLowerCase(Locale.ROOT);
        }
        return source == null || IP_ADDRESS.matcher(source).matches() ? null : source;
    }

    /// The schema admits members that it does not know.
    private static Set<String> names(ObjectNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
