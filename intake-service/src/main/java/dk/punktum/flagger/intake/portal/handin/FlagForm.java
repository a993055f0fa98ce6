package dk.punktum.flagger.intake.portal.handin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.document.DocumentReceipt;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.supersession.FlagLink;
import dk.punktum.flagger.intake.version.CorrectableContent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What a person has written, as it goes from page to page: nothing of it is kept until it is sent.
///
/// @param values       by the name of the field
/// @param acknowledged warnings, each as a name (A-label) and a code with a space between them
public record FlagForm(Map<String, String> values, Set<String> acknowledged) {

    static final String DOMAINS = "domains";
    static final String DOCUMENT = "document";
    static final String DOCUMENT_ID = "documentId";
    static final String DOCUMENT_SHA256 = "documentSha256";
    static final String DOCUMENT_NAME = "documentName";
    static final String SUPERSEDES = "supersedes";
    static final String ACKNOWLEDGED = "acknowledged";
    static final String KEY = "key";

    /// Filled in when the page that is sent calls it handing over.
    static final String HAND_OVER = "handOver";

    /// What a correction was written against.
    static final String VERSION = "version";

    /// What was returned, and is handed over anew by this form.
    static final String INSTEAD_OF = "insteadOf";

    /// What a person fills in, in the order of the page.
    static final List<String> WRITTEN = List.of(
            "caseNumber",
            "decisionDate",
            "legalGround",
            "urgency",
            DOMAINS,
            "triedFirst",
            "whyLessIsNotEnough",
            "effectOnMailAndSubPages",
            "law",
            "legalBasis",
            "statementOfReasons",
            "issuingAuthority",
            "issuingUnit",
            "locations",
            "redress",
            "recipient",
            "recipientEmail");

    /// What a correction leaves as it is.
    static final List<String> FIXED = List.of("caseNumber", "decisionDate", "legalGround", "urgency", DOMAINS);

    /// What goes along unseen: which document was uploaded, and whose place the flag takes.
    static final List<String> UNSEEN = List.of(DOCUMENT_ID, DOCUMENT_SHA256, DOCUMENT_NAME, SUPERSEDES, INSTEAD_OF);

    /// Where in a flag the value of a field stands (JSON pointer).
    private static final Map<String, String> WRITTEN_AS = Map.ofEntries(
            Map.entry("caseNumber", "/caseNumber"),
            Map.entry("decisionDate", "/decisionDate"),
            Map.entry("legalGround", "/legalGround"),
            Map.entry("urgency", "/urgency"),
            Map.entry(DOMAINS, "/domains"),
            Map.entry("triedFirst", "/proportionality/triedFirst"),
            Map.entry("whyLessIsNotEnough", "/proportionality/whyLessIsNotEnough"),
            Map.entry("effectOnMailAndSubPages", "/proportionality/effectOnMailAndSubPages"),
            Map.entry("law", "/legalBasis/law"),
            Map.entry("legalBasis", "/legalBasis/reference"),
            Map.entry("statementOfReasons", "/statementOfReasons"),
            Map.entry("issuingAuthority", "/issuingAuthority/name"),
            Map.entry("issuingUnit", "/issuingAuthority/unit"),
            Map.entry("locations", "/locations"),
            Map.entry("redress", "/redress"),
            Map.entry("recipient", "/reportEffectTo/name"),
            Map.entry("recipientEmail", "/reportEffectTo/email"),
            Map.entry(SUPERSEDES, "/supersedes"),
            Map.entry(DOCUMENT_ID, "/documentId"),
            Map.entry(DOCUMENT_SHA256, "/documentSha256"));

    public FlagForm {
        values = Map.copyOf(values);
        acknowledged = Set.copyOf(acknowledged);
    }

    /// The form that a prepared flag was made from.
    public static FlagForm of(Prepared prepared) {
        return of(prepared.flag(), prepared.documentName()).with(INSTEAD_OF, prepared.id());
    }

    /// As far as a version of a flag says it: what can be corrected.
    public static FlagForm of(CorrectableContent version, ObjectMapper json) {
        ObjectNode said = json.valueToTree(version);
        return of(said.set("proportionality", said.deepCopy()), "");
    }

    private static FlagForm of(JsonNode flag, String documentName) {
        Map<String, String> values = new HashMap<>();
        WRITTEN_AS.forEach((field, pointer) -> values.put(field, written(flag.at(pointer))));
        values.put(DOCUMENT_NAME, documentName);
        Set<String> acknowledged = new HashSet<>();
        flag.path("acknowledgedWarnings")
                .forEach(warning -> acknowledged.add(warning.path("domain").asText() + " "
                        + warning.path("code").asText()));
        return new FlagForm(values, acknowledged);
    }

    /// A list stands line by line.
    private static String written(JsonNode member) {
        return member.isArray()
                ? StreamSupport.stream(member.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("\n"))
                : member.asText();
    }

    /// All that a flag says now, to correct it with.
    static FlagForm asItStands(FlagView flag, ObjectMapper json) {
        ObjectNode shown = json.valueToTree(flag);
        shown.set(DOCUMENT_ID, shown.at("/document/documentId"));
        shown.set(DOCUMENT_SHA256, shown.at("/document/sha256"));
        FlagLink earlier = flag.supersedes();
        if (earlier != null) {
            shown.put(SUPERSEDES, earlier.flagId().toString());
        }
        return of(shown.set(DOMAINS, names(flag.domains().stream(), shown.arrayNode())), "");
    }

    /// To begin a flag with that takes the place of an earlier one: what that says, but for what a new decision
    /// has of its own, which are case number, day and document.
    static FlagForm inPlaceOf(FlagView earlier, ObjectMapper json) {
        ObjectNode shown = json.valueToTree(earlier);
        shown.remove(List.of("caseNumber", "decisionDate"));
        shown.put(SUPERSEDES, earlier.flagId().toString());
        var standing = earlier.domains().stream().filter(name -> name.progress().withdrawal() == null);
        return of(shown.set(DOMAINS, names(standing, shown.arrayNode())), "");
    }

    private static ArrayNode names(Stream<FlagView.Name> domains, ArrayNode list) {
        domains.forEach(name -> list.add(name.uLabel()));
        return list;
    }

    static FlagForm empty() {
        return new FlagForm(Map.of(), Set.of());
    }

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    FlagForm with(String field, Object value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(field, value.toString());
        return new FlagForm(more, acknowledged);
    }

    FlagForm with(DocumentReceipt document, String name) {
        Map<String, String> more = new HashMap<>(values);
        more.put(DOCUMENT_ID, document.documentId().toString());
        more.put(DOCUMENT_SHA256, document.sha256());
        more.put(DOCUMENT_NAME, name);
        return new FlagForm(more, acknowledged);
    }

    /// The same as a client of the API would send it; the same bytes for the same form.
    String json() {
        return object().toString();
    }

    /// With the reason that a correction has.
    String correction(String reason) {
        return object().put("reason", reason).toString();
    }

    private ObjectNode object() {
        ObjectNode flag = JsonNodeFactory.instance.objectNode();
        List.of("caseNumber", "decisionDate", "legalGround").forEach(field -> flag.put(field, value(field)));
        flag.put("measure", "SUSPEND");
        ObjectNode proportionality = flag.putObject("proportionality");
        List.of("triedFirst", "whyLessIsNotEnough", "effectOnMailAndSubPages")
                .forEach(field -> proportionality.put(field, value(field)));
        copy(DOCUMENT_ID, flag, DOCUMENT_ID);
        copy(DOCUMENT_SHA256, flag, DOCUMENT_SHA256);
        copy(SUPERSEDES, flag, SUPERSEDES);
        NamesRules.pasted(value(DOMAINS)).forEach(flag.putArray(DOMAINS)::add);
        copy("urgency", flag, "urgency");
        copy("statementOfReasons", flag, "statementOfReasons");
        copy("redress", flag, "redress");
        part(flag, "legalBasis", Map.of("law", "law", "legalBasis", "reference"));
        part(flag, "issuingAuthority", Map.of("issuingAuthority", "name", "issuingUnit", "unit"));
        part(flag, "reportEffectTo", Map.of("recipient", "name", "recipientEmail", "email"));
        List<String> locations = value("locations")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (!locations.isEmpty()) {
            locations.forEach(flag.putArray("locations")::add);
        }
        if (!acknowledged.isEmpty()) {
            acknowledge(flag.putArray("acknowledgedWarnings"));
        }
        return flag;
    }

    private void copy(String field, ObjectNode to, String member) {
        Optional.of(value(field)).filter(text -> !text.isEmpty()).ifPresent(text -> to.put(member, text));
    }

    /// Left out when none of its fields is filled in.
    private void part(ObjectNode flag, String part, Map<String, String> memberOfField) {
        if (memberOfField.keySet().stream().anyMatch(field -> !value(field).isEmpty())) {
            ObjectNode object = flag.putObject(part);
            memberOfField.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> copy(entry.getKey(), object, entry.getValue()));
        }
    }

    private void acknowledge(ArrayNode warnings) {
        acknowledged.stream()
                .sorted()
                .map(warning -> warning.split(" ", 2))
                .forEach(parts ->
                        warnings.addObject().put("domain", parts[0]).put("code", parts.length == 2 ? parts[1] : ""));
    }

    /// Which field a member of the flag was filled in at.
    ///
    /// @param pointer JSON pointer, such as `/domains/3`
    static String fieldOf(String pointer) {
        return switch (pointer) {
            case "/legalBasis/law" -> "law";
            case "/legalBasis/reference" -> "legalBasis";
            case "/issuingAuthority/name" -> "issuingAuthority";
            case "/issuingAuthority/unit" -> "issuingUnit";
            case "/reportEffectTo/name" -> "recipient";
            case "/reportEffectTo/email" -> "recipientEmail";
            case "/documentId", "/documentSha256" -> DOCUMENT;
            default -> {
                String[] parts = pointer.substring(1).split("/");
                yield parts[0].equals("proportionality") && parts.length > 1 ? parts[1] : parts[0];
            }
        };
    }
}
