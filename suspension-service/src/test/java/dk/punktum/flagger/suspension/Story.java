package dk.punktum.flagger.suspension;

import static io.restassured.RestAssured.given;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.calendar.WorkingDays;
import dk.punktum.flagger.testing.Events;
import dk.punktum.flagger.testing.KafkaProbe;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// One-line sentences for the tests of this service.
public final class Story implements AutoCloseable {

    /// Another application under test, in the same process, counts from one again; Kafka is the same.
    private static final String APPLICATION = Long.toString(System.nanoTime(), 36);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final KafkaProbe kafka = new KafkaProbe(Backing.forTests().kafka().bootstrapServers());

    /// A name that no other test uses.
    public static String newName() {
        return "navn-%s-%d.dk".formatted(APPLICATION, NUMBER.incrementAndGet());
    }

    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    public CaseDecided uphold(String name) {
        CaseDecided verdict = Events.aCaseDecided().upheld().about(name).build();
        kafka.deliver(verdict);
        return verdict;
    }

    public CaseClosed close(CaseDecided verdict) {
        CaseClosed closed = closing(verdict);
        kafka.deliver(closed);
        return closed;
    }

    public static CaseClosed closing(CaseDecided verdict) {
        return Events.aCaseClosed()
                .withdrawn()
                .about(verdict.domain())
                .inCase(verdict.caseId(), verdict.caseNumber())
                .ofFlag(verdict.flagId())
                .build();
    }

    /// The case goes to the Complaints Board.
    public void appeal(CaseDecided verdict, Instant at) {
        kafka.deliver(Events.aCaseAppealed()
                .about(verdict.domain())
                .inCase(verdict.caseId(), verdict.caseNumber())
                .ofFlag(verdict.flagId())
                .at(at)
                .build());
    }

    /// The Complaints Board has decided.
    public void decideAppeal(CaseDecided verdict, AppealOutcome outcome, Instant at) {
        kafka.deliver(Events.anAppealDecided()
                .with(outcome)
                .about(verdict.domain())
                .inCase(verdict.caseId(), verdict.caseNumber())
                .ofFlag(verdict.flagId())
                .at(at)
                .build());
    }

    /// Early on the first working day after that day: somebody is at work for hours.
    public static Instant morningAfter(Instant moment, WorkingDays workingDays) {
        var denmark = ZoneId.of("Europe/Copenhagen");
        return workingDays.nextOpen(moment.atZone(denmark)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(denmark)
                .toInstant());
    }

    public KafkaProbe kafka() {
        return kafka;
    }

    /// The events of this type about a name, by now.
    public <E extends SuspensionEvent> List<E> told(Class<E> type, String name) {
        return envelopes(type, name).stream().map(Envelope::event).toList();
    }

    public <E extends Event> List<Envelope<E>> envelopes(Class<E> type, String name) {
        return kafka.events(type).stream()
                .filter(envelope -> envelope.event().key().equals(name))
                .toList();
    }

    public <E extends SuspensionEvent> E next(Class<E> type, String name, long sequence) {
        return kafka.await(
                        "%s of %s, sequence %d".formatted(type.getSimpleName(), name, sequence),
                        type,
                        event -> event.domain().equals(new DomainName(name)) && event.sequence() == sequence)
                .event();
    }

    /// Without repeats: an overdue order is told again, just as it was.
    public List<Long> sequencesOf(String name) {
        return told(SuspensionState.class, name).stream()
                .distinct()
                .map(SuspensionState::sequence)
                .toList();
    }

    public static ValidatableResponse get(String path, Object... arguments) {
        return given().auth()
                .oauth2(Tokens.of("downstream-client"))
                .get(path, arguments)
                .then();
    }

    public static JsonPath suspension(String name) {
        return get("/suspensions/{name}", name).statusCode(200).extract().jsonPath();
    }

    /// The only hold on a name, or the newest one.
    public static JsonPath hold(String name) {
        return get("/suspensions/{name}/holds", name)
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("[0]");
    }

    @Override
    public void close() {
        kafka.close();
    }
}
