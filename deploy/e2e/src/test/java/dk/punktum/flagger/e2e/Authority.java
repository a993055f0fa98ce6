package dk.punktum.flagger.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Samples;
import dk.punktum.flagger.local.Stack;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An authority's system, as it uses intake-service.
final class Authority {

    static final List<String> ITS_GROUNDS = List.of("terms-9.1", "terms-9.2", "terms-9.3", "terms-9.4");

    private final Stack stack;
    private final Identity client;
    private final String agreement;

    /// With an agreement in force that intake-service knows of.
    Authority(Stack stack, Identity client, String name, String cvr) {
        this.stack = stack;
        this.client = client;
        this.agreement = Samples.agreementFor(stack, client.id(), name, cvr, ITS_GROUNDS);
        Awaiting.await("intake-service knows " + name, () -> findFlag("none").status(), status -> status != 403);
    }

    String agreement() {
        return agreement;
    }

    JsonNode uploads(byte[] document) {
        return stack.http()
                .upload(client, "POST", intake("/documents"), "application/pdf", document)
                .ok();
    }

    /// @return the flag's id
    String flags(String legalGround, String... domains) {
        return flags(legalGround, List.of(domains));
    }

    String flags(String legalGround, List<String> domains) {
        return submits(legalGround, domains).ok().path("flagId").asText();
    }

    Answer submits(String legalGround, List<String> domains) {
        return submits(newKey(), body(legalGround, domains));
    }

    Answer submits(String key, Map<String, Object> body) {
        return stack.http().post(client, intake("/flags"), body, "Idempotency-Key", key);
    }

    /// @return what would happen
    Answer tries(Map<String, Object> body) {
        return stack.http().post(client, intake("/flags"), body, "Prefer", "handling=dry-run");
    }

    Map<String, Object> body(String legalGround, List<String> domains) {
        return Samples.flag(Samples.newCaseNumber(), legalGround, uploads(Samples.decisionDocument()), domains);
    }

    static String newKey() {
        return '"' + UUID.randomUUID().toString() + '"';
    }

    Answer reads(String flag) {
        return stack.http().get(client, intake("/flags/" + flag));
    }

    Answer findFlag(String caseNumber) {
        return stack.http().get(client, intake("/flags?caseNumber=" + caseNumber));
    }

    void withdraws(String flag) {
        stack.http()
                .post(client, intake("/flags/" + flag + "/withdraw"), Map.of("reason", "RESOLVED"))
                .ok();
    }

    void awaitStatus(String flag, String aLabel, String status) {
        Awaiting.await(
                "%s reads %s on %s".formatted(client.id(), status, aLabel),
                () -> domain(flag, aLabel),
                domain -> domain.path("status").asText().equals(status));
    }

    void awaitStatusOfAll(String flag, String status) {
        Awaiting.await(
                "%s reads %s on all names".formatted(client.id(), status),
                () -> reads(flag).ok().path("domains").findValuesAsText("status"),
                statuses -> statuses.stream().allMatch(status::equals));
    }

    JsonNode domain(String flag, String aLabel) {
        for (JsonNode domain : reads(flag).ok().path("domains")) {
            if (domain.path("aLabel").asText().equals(aLabel)) {
                return domain;
            }
        }
        throw new AssertionError("flag %s is not about %s".formatted(flag, aLabel));
    }

    private String intake(String path) {
        return stack.url(Part.INTAKE_SERVICE) + path;
    }
}
