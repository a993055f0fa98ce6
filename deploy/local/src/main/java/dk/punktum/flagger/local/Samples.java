package dk.punktum.flagger.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Ports.Part;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// What the demo and the tests hand in: agreements, decisions, flags. Names and mailboxes are made up.
public final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final List<String> CRITERIA =
            List.of("public-authority", "administrative-decisions", "legal-responsibility", "written-agreement");

    /// A decision document: a small PDF with one page.
    public static byte[] decisionDocument() {
        return """
                %PDF-1.4
                1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
                2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
                3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
                trailer << /Root 1 0 R >>
                %%EOF
                """.getBytes(US_ASCII);
    }

    /// The body of a flag. A name that is flagged twice in a demo or a test is meant to be: a hold that stands is
    /// known, and so is that some names are used for mail.
    public static Map<String, Object> flag(
            String caseNumber, String legalGround, JsonNode document, List<String> domains) {
        return Map.of(
                "caseNumber",
                caseNumber,
                "decisionDate",
                LocalDate.now(DENMARK).toString(),
                "legalGround",
                legalGround,
                "measure",
                "SUSPEND",
                "proportionality",
                Map.of(
                        "triedFirst", "The registrant and the hosting provider were asked to close the shop.",
                        "whyLessIsNotEnough", "The shop moves to another host within hours of each closing.",
                        "effectOnMailAndSubPages", "Mail to the shop stops as well; every page belongs to it."),
                "documentId",
                document.path("documentId").asText(),
                "documentSha256",
                document.path("sha256").asText(),
                "domains",
                domains,
                "acknowledgedWarnings",
                domains.stream()
                        .flatMap(domain -> Stream.of("existing-hold", "name-used-for-mail")
                                .map(warning -> Map.of("domain", domain, "code", warning)))
                        .toList());
    }

    /// Drafts, evidences, hears about and activates an agreement for a machine identity, unless it has one already.
    ///
    /// @param client the machine's OAuth client id
    /// @return the agreement's id
    public static String agreementFor(Stack stack, String client, String name, String cvr, List<String> grounds) {
        return agreementFor(stack, client, name, cvr, grounds, false);
    }

    /// @param fourEyes whether what one person of the authority hands in needs another
    static String agreementFor(
            Stack stack, String client, String name, String cvr, List<String> grounds, boolean fourEyes) {
        String agreements = stack.url(Part.FLAGGER_REGISTRY) + "/agreements";
        for (JsonNode agreement : stack.http().get(Identity.ANNA, agreements).ok()) {
            if (agreement.path("clientIds").toString().contains('"' + client + '"')
                    && agreement.path("status").asText().equals("ACTIVE")) {
                return agreement.path("id").asText();
            }
        }
        LocalDate today = LocalDate.now(DENMARK);
        String id = stack.http()
                .post(
                        Identity.ANNA,
                        agreements,
                        Map.of(
                                "authority",
                                        Map.of(
                                                "name",
                                                name,
                                                "cvr",
                                                cvr,
                                                "contactEmail",
                                                client + "@myndighed.example",
                                                "language",
                                                "da"),
                                "clientIds", List.of(client),
                                "grounds", grounds,
                                "validFrom", today.minusDays(30).toString(),
                                "validUntil", today.plusYears(2).toString(),
                                "fourEyes", fourEyes))
                .ok()
                .path("id")
                .asText();
        String agreement = agreements + "/" + id;
        stack.http()
                .upload(Identity.ANNA, "PUT", agreement + "/document", "application/pdf", decisionDocument())
                .ok();
        for (String criterion : CRITERIA) {
            stack.http()
                    .put(
                            Identity.ANNA,
                            agreement + "/criteria/" + criterion,
                            Map.of("evidence", "Journal 2026-1042, " + criterion))
                    .ok();
            stack.http()
                    .post(Identity.BO, agreement + "/criteria/" + criterion + "/sign-off", Map.of())
                    .ok();
        }
        hear(stack, agreement + "/hearing", today.plusDays(30));
        stack.http().post(Identity.BO, agreement + "/activate", Map.of()).ok();
        return id;
    }

    /// Names a person who may act for an authority, unless it is so already.
    ///
    /// @param role SUBMITTER or APPROVER
    static void name(Stack stack, String agreement, Identity person, String role) {
        String persons = stack.url(Part.FLAGGER_REGISTRY) + "/agreements/" + agreement + "/persons";
        for (JsonNode named : stack.http().get(Identity.ANNA, persons).ok()) {
            if (named.path("sub").asText().equals(person.id())
                    && named.path("role").asText().equals(role)
                    && named.path("endedBy").isMissingNode()) {
                return;
            }
        }
        String id = stack.http()
                .post(
                        Identity.ANNA,
                        persons,
                        Map.of("sub", person.id(), "name", person.id() + " Eksempel", "role", role))
                .ok()
                .path("id")
                .asText();
        stack.http()
                .post(Identity.BO, persons + "/" + id + "/confirmation", Map.of())
                .ok();
    }

    /// One other authority is asked, and answers at once.
    private static void hear(Stack stack, String hearing, LocalDate deadline) {
        stack.http()
                .post(
                        Identity.ANNA,
                        hearing,
                        Map.of("deadline", deadline.toString(), "invited", List.of("Nabostyrelsen")))
                .ok();
        stack.http()
                .put(Identity.ANNA, hearing + "/answers/1", Map.of("position", "NO_OBJECTION"))
                .ok();
        stack.http()
                .put(Identity.ANNA, hearing + "/summary", Map.of("da", "Ingen indvendinger.", "en", "No objections."))
                .ok();
    }

    /// A case number that this authority has not used before.
    public static String newCaseNumber() {
        return "2026-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// Lines to paste into a terminal: a token that is good for some hours, and a flag on a document that is there.
    static List<String> curlLines(Stack stack) {
        String intake = stack.url(Part.INTAKE_SERVICE);
        JsonNode document = stack.http()
                .upload(Identity.AUTHORITY_ONE, "POST", intake + "/documents", "application/pdf", decisionDocument())
                .ok();
        JsonNode flag = JSON.valueToTree(flag(newCaseNumber(), "terms-9.2", document, List.of("navn-001.dk")));
        return List.of(
                "TOKEN=" + stack.http().token(Identity.AUTHORITY_ONE),
                "curl -s %s/flags -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -H 'Idempotency-Key: \"%s\"' -d '%s'"
                        .formatted(intake, UUID.randomUUID(), flag));
    }

    private Samples() {}
}
