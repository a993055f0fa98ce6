package dk.punktum.flagger.intake.portal.handin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.document.DocumentReceipt;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person has written, as it goes from page to page: nothing of it is kept until it is sent.
///
/// @param values       by the name of the field
/// @param acknowledged warnings, each as a name (A-label) and a code with a space between them
record FlagForm(Map<String, String> values, Set<String> acknowledged) {

    static final String DOMAINS = "domains";
    static final String DOCUMENT = "document";
    static final String DOCUMENT_ID = "documentId";
    static final String DOCUMENT_SHA256 = "documentSha256";
    static final String DOCUMENT_NAME = "documentName";
    static final String ACKNOWLEDGED = "acknowledged";
    static final String KEY = "key";

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

    /// What goes along unseen: which document was uploaded.
    static final List<String> UNSEEN = List.of(DOCUMENT_ID, DOCUMENT_SHA256, DOCUMENT_NAME);

    FlagForm {
        values = Map.copyOf(values);
        acknowledged = Set.copyOf(acknowledged);
    }

    static FlagForm empty() {
        return new FlagForm(Map.of(), Set.of());
    }

    String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    FlagForm with(DocumentReceipt document, String name) {
        Map<String, String> more = new HashMap<>(values);
        more.put(DOCUMENT_ID, document.documentId().toString());
        more.put(DOCUMENT_SHA256, document.sha256());
        more.put(DOCUMENT_NAME, name);
        return new FlagForm(more, acknowledged);
    }

    /// The same as a client of the API would send it; the same bytes for the same form.
    byte[] json() {
        ObjectNode flag = JsonNodeFactory.instance.objectNode();
        List.of("caseNumber", "decisionDate", "legalGround").forEach(field -> flag.put(field, value(field)));
        flag.put("measure", "SUSPEND");
        ObjectNode proportionality = flag.putObject("proportionality");
        List.of("triedFirst", "whyLessIsNotEnough", "effectOnMailAndSubPages")
                .forEach(field -> proportionality.put(field, value(field)));
        copy(DOCUMENT_ID, flag, DOCUMENT_ID);
        copy(DOCUMENT_SHA256, flag, DOCUMENT_SHA256);
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
        return flag.toString().getBytes(StandardCharsets.UTF_8);
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
