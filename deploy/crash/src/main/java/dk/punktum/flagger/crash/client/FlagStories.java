package dk.punktum.flagger.crash.client;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Samples;
import dk.punktum.flagger.local.Stack;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An authority that flags, and often takes back; and an officer who decides what needs a decision, reverses some of
/// it, and writes down appeals.
public final class FlagStories implements Runnable {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final int MOST_NAMES = 3;

    private final Stack stack;
    private final Identity authority;
    private final NameTurns names;
    private final Acknowledgements acknowledgements;
    private final Course course;
    private final Random random;
    private final Clock clock;
    private @Nullable JsonNode document;

    public FlagStories(
            Stack stack,
            Identity authority,
            NameTurns names,
            Acknowledgements acknowledgements,
            Course course,
            Random random,
            Clock clock) {
        this.stack = stack;
        this.authority = authority;
        this.names = names;
        this.acknowledgements = acknowledgements;
        this.course = course;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!course.isOver()) {
            tell();
        }
    }

    private void tell() {
        boolean byOfficer = random.nextInt(3) == 0;
        List<String> domains = names.next(1 + random.nextInt(MOST_NAMES));
        Acknowledgement flag = flag(byOfficer ? "terms-9.4" : "terms-9.2", domains);
        int fate = random.nextInt(10);
        pause();
        if (fate < 3) {
            withdraw(flag);
        } else {
            flag.domains().forEach(domain -> decide(flag, domain, byOfficer, fate));
        }
    }

    private Acknowledgement flag(String ground, List<String> domains) {
        String caseNumber = Samples.newCaseNumber();
        Map<String, Object> flag = Samples.flag(caseNumber, ground, document(), domains);
        String key = '"' + UUID.randomUUID().toString() + '"';
        Answer answer = Api.answerTo(
                "flag " + caseNumber,
                () -> stack.http().post(authority, intake("/flags"), flag, "Idempotency-Key", key));
        JsonNode receipt = answer.ok();
        List<String> accepted = new ArrayList<>();
        for (JsonNode domain : receipt.path("domains")) {
            if (domain.path("outcome").asText().equals("ACCEPTED")) {
                accepted.add(domain.path("aLabel").asText());
            }
        }
        return noted(
                Act.FLAGGED,
                authority,
                receipt.path("flagId").asText(),
                receipt.path("flagNumber").asText(),
                caseNumber,
                accepted);
    }

    private JsonNode document() {
        JsonNode known = document;
        if (known == null) {
            known = Api.answerTo(
                            "a decision document",
                            () -> stack.http()
                                    .upload(
                                            authority,
                                            "POST",
                                            intake("/documents"),
                                            "application/pdf",
                                            Samples.decisionDocument()))
                    .ok();
            document = known;
        }
        return known;
    }

    private void withdraw(Acknowledgement flag) {
        Api.answerTo(
                        "withdrawal of " + flag.number(),
                        () -> stack.http()
                                .post(
                                        authority,
                                        intake("/flags/" + flag.subject() + "/withdraw"),
                                        Map.of("reason", "RESOLVED")))
                .ok();
        noted(Act.WITHDRAWN, authority, flag.subject(), flag.number(), flag.reference(), flag.domains());
    }

    private void decide(Acknowledgement flag, String domain, boolean byOfficer, int fate) {
        JsonNode found = awaitCase(flag, domain, byOfficer ? "UNDER_REVIEW" : "UPHELD");
        if (found == null) {
            return;
        }
        if (byOfficer) {
            boolean declined = fate == 9;
            act(
                    found,
                    declined ? "/decline" : "/uphold",
                    declined ? Map.of("reason", "DOCUMENT_INSUFFICIENT") : Map.of(),
                    declined ? Act.DECLINED : Act.UPHELD,
                    domain);
            if (declined) {
                return;
            }
            pause();
        }
        if (fate == 3) {
            act(found, "/appeal", appeal(), Act.APPEALED, domain);
        } else if (fate < 8) {
            act(found, "/reverse", Map.of("reason", "FORMAL_ERROR"), Act.REVERSED, domain);
        }
    }

    private Map<String, Object> appeal() {
        return Map.of(
                "body",
                "COMPLAINTS_BOARD",
                "reference",
                Samples.newCaseNumber(),
                "appealedAt",
                LocalDate.now(clock.withZone(DENMARK)).toString());
    }

    /// @return null when the course is over, or the case went another way
    private @Nullable JsonNode awaitCase(Acknowledgement flag, String domain, String status) {
        while (!course.isOver()) {
            try {
                JsonNode found = stack.http()
                        .get(Identity.CLARA, cases("?flagId=%s&domain=%s".formatted(flag.subject(), domain)))
                        .body()
                        .path("items")
                        .path(0);
                String seen = found.path("status").asText();
                if (seen.equals(status)) {
                    return found;
                }
                if (seen.equals("DECLINED") || seen.equals("CLOSED")) {
                    return null;
                }
            } catch (UncheckedIOException _) {
                // Whoever was asked has just been killed.
            }
            course.pause(LOOK_AGAIN);
        }
        return null;
    }

    /// An answer that was lost is looked for in the case: the second request is refused then.
    private void act(JsonNode which, String how, Map<String, Object> request, Act act, String domain) {
        String url = cases("/" + which.path("id").asText());
        Answer answer = Api.answerTo(
                how + " of " + which.path("caseNumber").asText(),
                () -> stack.http().post(Identity.CLARA, url + how, request));
        if (answer.status() >= 300) {
            answer = Api.answerTo("case " + url, () -> stack.http().get(Identity.CLARA, url));
        }
        if (act.allows(answer.ok().path("status").asText())) {
            noted(
                    act,
                    Identity.CLARA,
                    which.path("id").asText(),
                    which.path("caseNumber").asText(),
                    which.path("flagId").asText(),
                    List.of(domain));
        }
    }

    private Acknowledgement noted(
            Act act, Identity client, String subject, String number, String reference, List<String> domains) {
        var acknowledgement =
                new Acknowledgement(act, client, subject, number, reference, List.copyOf(domains), clock.instant());
        acknowledgements.add(acknowledgement);
        return acknowledgement;
    }

    private void pause() {
        course.pause(Duration.ofMillis(random.nextInt(1500)));
    }

    private String intake(String path) {
        return stack.url(Part.INTAKE_SERVICE) + path;
    }

    private String cases(String path) {
        return stack.url(Part.CASE_SERVICE) + "/cases" + path;
    }
}
