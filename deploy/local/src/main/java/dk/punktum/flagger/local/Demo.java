package dk.punktum.flagger.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.backing.ReceivedMail;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.local.Ports.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes one flag about three names through the whole system, and shows each step when it has been seen to happen.
public final class Demo {

    private static final DomainName EXAMPLE = DomainName.of("eksempel.dk");
    private static final DomainName DANISH = DomainName.of("æøåöäüé.dk");
    private static final DomainName ABSENT = DomainName.of("findes-ikke.dk");
    private static final List<String> AS_TYPED = List.of("eksempel.dk", "ÆØÅÖÄÜÉ.dk", "findes-ikke.dk");

    private static final List<String> GROUNDS = List.of("terms-9.1", "terms-9.2", "terms-9.3", "terms-9.4");

    private final Stack stack;
    private final Screen screen;
    private final Http http;
    private final Zone zone;
    private long began = System.nanoTime();

    public Demo(Stack stack, Screen screen) {
        this.stack = stack;
        this.screen = screen;
        this.http = stack.http();
        this.zone = stack.zone();
    }

    /// @return whether every step was seen
    public boolean run() {
        try (var topic = new TopicWatch(stack.kafkaSettings())) {
            tell(topic);
            return true;
        } catch (Story.NotSeen | IllegalStateException e) {
            screen.failed("Not as it should be: " + e.getMessage());
            screen.line("Logs are in " + stack.logs());
            return false;
        }
    }

    private void tell(TopicWatch topic) {
        screen.title("An authority becomes a trusted flagger");
        agreement();
        persons();
        endEarlierCases();

        screen.title("The zone before");
        Zone.Answer exampleBefore = showZone(EXAMPLE, true);
        showZone(DANISH, true);
        showZone(ABSENT, false);
        JsonNode registerBefore = register(EXAMPLE);

        screen.title("One decision about three names");
        stack.backing().smtp().forget();
        topic.skipToEnd();
        began = System.nanoTime();
        String flag = handIn();

        screen.title("Three cases");
        JsonNode example = decided(flag, EXAMPLE, "UPHELD");
        decided(flag, DANISH, "UPHELD");
        decided(flag, ABSENT, "DECLINED");

        screen.title("What downstream systems read from Kafka");
        event(topic, "domain-suspended", EXAMPLE);
        event(topic, "domain-suspended", DANISH);

        screen.title("The zone after");
        gone(EXAMPLE);
        gone(DANISH);
        effect(flag, EXAMPLE);
        effect(flag, DANISH);

        screen.title("Who was told");
        notices(example, List.of("kontakt@", "abuse@", Identity.AUTHORITY_ONE.id() + "@"));

        screen.title("An officer reverses one of the cases");
        began = System.nanoTime();
        reverse(example);
        event(topic, "domain-reinstated", EXAMPLE);
        backAsItWas(exampleBefore, registerBefore);
        Zone.Answer other = zone.ask(DANISH.aLabel());
        Story.require(!other.isDelegated(), DANISH.uLabel() + " is still suspended", other);
        done("%s is still suspended".formatted(DANISH.uLabel()));
    }

    private void agreement() {
        String id = Samples.agreementFor(stack, Identity.AUTHORITY_ONE.id(), "Eksempelstyrelsen", "13585628", GROUNDS);
        done("agreement %s: drafted and evidenced by anna, another authority heard, signed off and activated by bo"
                .formatted(id));
        String unknown = stack.url(Part.INTAKE_SERVICE) + "/flags?caseNumber=none";
        Story.await(
                "intake-service knows the agreement",
                () -> http.get(Identity.AUTHORITY_ONE, unknown).status(),
                status -> status != 403);
    }

    /// Whom the agreements name to act in the portal: one authority lets one person hand in, the other wants
    /// two.
    private void persons() {
        String one = Samples.agreementFor(stack, Identity.AUTHORITY_ONE.id(), "Eksempelstyrelsen", "13585628", GROUNDS);
        Samples.name(stack, one, Identity.FREJA, "SUBMITTER");
        String two =
                Samples.agreementFor(stack, Identity.AUTHORITY_TWO.id(), "Prøvestyrelsen", "24256790", GROUNDS, true);
        Samples.name(stack, two, Identity.GORM, "SUBMITTER");
        Samples.name(stack, two, Identity.GERDA, "SUBMITTER");
        Samples.name(stack, two, Identity.GERDA, "APPROVER");
        done("in the portal: freja may hand in for one authority; for another gorm may, and gerda approves");
    }

    /// A run on kept data finds the names as an earlier run left them.
    private void endEarlierCases() {
        for (DomainName name : List.of(EXAMPLE, DANISH)) {
            for (JsonNode open : cases("status=UPHELD&domain=" + name)) {
                http.post(Identity.CLARA, caseUrl(open) + "/reverse", Map.of("reason", "FORMAL_ERROR"))
                        .ok();
            }
            Story.await(name.uLabel() + " is free", () -> zone.ask(name.aLabel()), Zone.Answer::isDelegated);
        }
    }

    private String handIn() {
        JsonNode document = http.upload(
                        Identity.AUTHORITY_ONE,
                        "POST",
                        stack.url(Part.INTAKE_SERVICE) + "/documents",
                        "application/pdf",
                        Samples.decisionDocument())
                .ok();
        done("decision document taken in, SHA-256 %s…"
                .formatted(document.path("sha256").asText().substring(0, 16)));
        JsonNode receipt = http.post(
                        Identity.AUTHORITY_ONE,
                        stack.url(Part.INTAKE_SERVICE) + "/flags",
                        Samples.flag(Samples.newCaseNumber(), "terms-9.2", document, AS_TYPED),
                        "Idempotency-Key",
                        '"' + UUID.randomUUID().toString() + '"')
                .ok();
        done("receipt %s".formatted(receipt.path("flagNumber").asText()));
        for (JsonNode result : receipt.path("domains")) {
            screen.quiet(result.toString());
        }
        return receipt.path("flagId").asText();
    }

    private JsonNode decided(String flag, DomainName name, String verdict) {
        JsonNode found = Story.await(
                "a verdict on " + name.uLabel(),
                () -> cases("flagId=" + flag + "&domain=" + name),
                list -> list.path(0).path("status").asText().equals(verdict));
        JsonNode decided = http.get(Identity.CLARA, caseUrl(found.path(0))).ok();
        done("case %s, %s: %s %s"
                .formatted(
                        decided.path("caseNumber").asText(),
                        name.uLabel(),
                        verdict,
                        decided.path("declineReason").asText("")));
        var checks = new ArrayList<String>();
        decided.path("checks")
                .forEach(check -> checks.add(
                        check.path("code").asText() + " " + check.path("result").asText()));
        screen.quiet("checks: " + String.join(", ", checks));
        return decided;
    }

    private void event(TopicWatch topic, String name, DomainName domain) {
        ConsumerRecord<String, String> record = topic.await(name, domain.aLabel());
        done("%s, key %s".formatted(name, record.key()));
        var headers = new ArrayList<String>();
        record.headers().forEach(header -> headers.add(header.key() + "=" + new String(header.value(), UTF_8)));
        screen.quiet(String.join("  ", headers));
        screen.quiet(record.value());
    }

    private Zone.Answer showZone(DomainName name, boolean delegated) {
        Zone.Answer answer = zone.ask(name.aLabel());
        Story.require(answer.isDelegated() == delegated, name.uLabel() + " is delegated: " + delegated, answer);
        done("%s: %s".formatted(bothForms(name), answer.status()));
        answer.delegation().forEach(screen::quiet);
        return answer;
    }

    private void gone(DomainName name) {
        Zone.Answer answer = Story.await(
                name.uLabel() + " leaves the zone", () -> zone.ask(name.aLabel()), now -> !now.isDelegated());
        done("%s: %s".formatted(bothForms(name), answer.status()));
        JsonNode statuses = Story.await(
                name.uLabel() + " carries server hold in RDAP",
                () -> register(name).path("status"),
                list -> list.toString().contains("server hold"));
        screen.quiet("RDAP status: " + statuses);
    }

    private void effect(String flag, DomainName name) {
        JsonNode seen = Story.await(
                "intake-service tells the effect on " + name.uLabel(),
                () -> domainOf(flag, name),
                domain -> domain.path("status").asText().equals("EFFECTIVE"));
        done("%s: the authority reads %s".formatted(name.uLabel(), seen));
    }

    private JsonNode domainOf(String flag, DomainName name) {
        JsonNode status = http.get(Identity.AUTHORITY_ONE, stack.url(Part.INTAKE_SERVICE) + "/flags/" + flag)
                .ok();
        return Story.one(
                status.path("domains"),
                name.uLabel(),
                domain -> domain.path("aLabel").asText().equals(name.aLabel()));
    }

    private void notices(JsonNode about, List<String> mailboxes) {
        String caseNumber = about.path("caseNumber").asText();
        List<ReceivedMail> mails = Story.await(
                "notices about case " + caseNumber,
                () -> ReceivedMail.allOf(stack.backing().smtp()).stream()
                        .filter(mail -> mail.text().contains(caseNumber))
                        .toList(),
                list -> mailboxes.stream()
                        .allMatch(mailbox -> to(mailbox, list).findAny().isPresent()));
        mails.forEach(mail -> done("to %s: %s".formatted(String.join(", ", mail.to()), mail.subject())));
        screen.line("The registrant reads:");
        to(mailboxes.getFirst(), mails).findFirst().ifPresent(mail -> screen.quiet(mail.text()));
    }

    private static Stream<ReceivedMail> to(String mailbox, List<ReceivedMail> mails) {
        return mails.stream().filter(mail -> mail.to().getFirst().startsWith(mailbox));
    }

    private void reverse(JsonNode example) {
        http.post(Identity.CLARA, caseUrl(example) + "/reverse", Map.of("reason", "FORMAL_ERROR"))
                .ok();
        done("case %s reversed by clara".formatted(example.path("caseNumber").asText()));
    }

    private void backAsItWas(Zone.Answer zoneBefore, JsonNode registerBefore) {
        Zone.Answer after = Story.await(
                "eksempel.dk is back in the zone as it was",
                () -> zone.ask(EXAMPLE.aLabel()),
                answer -> answer.equals(zoneBefore));
        done("%s is back in the zone exactly as it was".formatted(EXAMPLE));
        after.delegation().forEach(screen::quiet);
        for (String member : List.of("status", "nameservers", "secureDNS")) {
            JsonNode now = Story.await(
                    "RDAP shows the same " + member,
                    () -> register(EXAMPLE).path(member),
                    value -> value.equals(registerBefore.path(member)));
            screen.quiet("RDAP %s as before: %s".formatted(member, now));
        }
    }

    private JsonNode register(DomainName name) {
        return http.getPublic(stack.url(Part.REGISTRY_STAND_IN) + "/rdap/domain/" + name)
                .ok();
    }

    private JsonNode cases(String query) {
        return http.get(Identity.CLARA, stack.url(Part.CASE_SERVICE) + "/cases?" + query)
                .ok()
                .path("items");
    }

    private String caseUrl(JsonNode which) {
        return stack.url(Part.CASE_SERVICE) + "/cases/" + which.path("id").asText();
    }

    /// As people read it and, where that is something else, as the DNS has it.
    private static String bothForms(DomainName name) {
        return name.uLabel().equals(name.aLabel()) ? name.aLabel() : name.uLabel() + " = " + name;
    }

    private void done(String what) {
        screen.done(Duration.ofNanos(System.nanoTime() - began), what);
    }
}
