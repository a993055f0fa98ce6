package dk.punktum.flagger.intake.portal;

import dk.punktum.flagger.intake.Authority;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// The portal's form, filled in.
final class Forms {

    /// A sound one.
    static Map<String, String> aForm(String domains) {
        return new HashMap<>(Map.of(
                "caseNumber", "hand-" + UUID.randomUUID(),
                "decisionDate", "2026-07-01",
                "legalGround", "terms-9.1",
                "urgency", "NORMAL",
                "domains", domains,
                "triedFirst", "Ordered the host on 1 June.",
                "whyLessIsNotEnough", "The host is silent.",
                "effectOnMailAndSubPages", "No mail.",
                "document", new String(Authority.aPdf(), StandardCharsets.US_ASCII)));
    }

    /// The form as the page of the check carries it on.
    static Map<String, String> checkedForm(Person person, Map<String, String> form) {
        String page = person.posts("/portal/new/check", form).body();
        Map<String, String> checked = new HashMap<>(form);
        checked.remove("document");
        Stream.of("key", "documentId", "documentSha256", "documentName")
                .forEach(field -> checked.put(field, Person.hidden(page, field)));
        return checked;
    }

    /// The form of a correction as its page begins it, with a reason: nothing is corrected in it yet.
    static Map<String, String> aCorrection(Person person, UUID flag) {
        String page = person.get("/portal/flags/%s/correct".formatted(flag)).body();
        Map<String, String> form = new HashMap<>(Map.of(
                "triedFirst", "Ordered the host on 1 June.",
                "whyLessIsNotEnough", "The host is silent.",
                "effectOnMailAndSubPages", "No mail.",
                "reason", "A date was wrong."));
        Stream.of("key", "version", "documentId", "documentSha256")
                .forEach(field -> form.put(field, Person.hidden(page, field)));
        Stream.of("caseNumber", "decisionDate", "legalGround", "urgency", "domains")
                .forEach(field -> form.put(field, Person.hidden(page, field)));
        return form;
    }

    private Forms() {}
}
