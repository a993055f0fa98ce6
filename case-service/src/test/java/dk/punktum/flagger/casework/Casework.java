package dk.punktum.flagger.casework;

import static dk.punktum.flagger.testing.Events.aFlagReceived;
import static dk.punktum.flagger.testing.Events.aFlagWithdrawn;
import static dk.punktum.flagger.testing.Events.anAgreementChanged;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.DomainEvent;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.testing.AgreementChangedBuilder;
import dk.punktum.flagger.testing.EventBuilder;
import dk.punktum.flagger.testing.KafkaProbe;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/// What the tests say and see: authorities hand in flags, officers act, everybody looks.
public final class Casework implements AutoCloseable {

    /// Every ground that has a policy.
    private static final String[] ALL_GROUNDS = {"terms-9.1", "terms-9.2", "terms-9.3", "terms-9.4", "terms-10.1"};

    private final KafkaProbe kafka = KafkaProbe.inApplication();

    public KafkaProbe kafka() {
        return kafka;
    }

    /// A name that no other test uses.
    public static String name(String prefix) {
        return "%s-%s.dk"
                .formatted(prefix, Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36));
    }

    /// A new authority with an agreement in force.
    public UUID anAuthority() {
        return deliver(anAgreement(Uuid7.next()));
    }

    /// An agreement of a new authority, active for some time when flags come in; to be varied.
    public static AgreementChangedBuilder anAgreement(UUID id) {
        String cvr = "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        return anAgreementChanged()
                .id(id)
                .with("Eksempelstyrelsen", cvr)
                .covering(ALL_GROUNDS)
                .at(EventBuilder.SOME_TIME.minus(Duration.ofDays(1)));
    }

    /// Returns when the service has heard of it, so that a flag delivered after it finds it.
    public UUID deliver(AgreementChangedBuilder agreement) {
        AgreementChanged change = agreement.build();
        kafka.deliver(change);
        await("the agreement to be heard of").atMost(Duration.ofSeconds(30)).until(() -> isKnown(change));
        return change.agreementId();
    }

    private static boolean isKnown(AgreementChanged change) throws SQLException {
        try (Connection connection =
                        CDI.current().select(DataSource.class).get().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select 1 from agreement_version where agreement_id = ? and version = ?")) {
            query.setObject(1, change.agreementId());
            query.setInt(2, change.version());
            return query.executeQuery().next();
        }
    }

    public FlagReceived flag(UUID agreement, String name, String ground) {
        return deliver(aFlag(agreement, name, ground));
    }

    public static FlagReceived aFlag(UUID agreement, String name, String ground) {
        return aFlagReceived().under(agreement).about(name).onGround(ground).build();
    }

    public FlagReceived deliver(FlagReceived flag) {
        kafka.deliver(flag);
        return flag;
    }

    public FlagWithdrawn withdraw(FlagReceived flag) {
        FlagWithdrawn withdrawn = withdrawalOf(flag);
        kafka.deliver(withdrawn);
        return withdrawn;
    }

    public static FlagWithdrawn withdrawalOf(FlagReceived flag) {
        return aFlagWithdrawn()
                .ofFlag(flag.flagId())
                .under(flag.agreementId())
                .about(flag.domain())
                .at(EventBuilder.SOME_TIME.plusSeconds(60))
                .build();
    }

    /// A flag about another name that is decided after everything that was delivered on the partition of this name
    /// before. When it is decided, what has not happened to this name will not happen any more.
    public void fenceBehind(FlagReceived flag) {
        FlagReceived fence = aFlagReceived()
                .under(flag.agreementId())
                .samePartitionAs(flag)
                .at(flag.receivedAt())
                .build();
        kafka.deliver(fence);
        decided(fence);
    }

    public CaseOpened opened(FlagReceived flag) {
        return kafka.await("the case of " + flag.domain(), CaseOpened.class, ofFlag(flag, CaseOpened::flagId))
                .event();
    }

    public CaseDecided decided(FlagReceived flag) {
        return kafka.await("the verdict on " + flag.domain(), CaseDecided.class, ofFlag(flag, CaseDecided::flagId))
                .event();
    }

    public CaseClosed closed(FlagReceived flag) {
        return kafka.await("the end of " + flag.domain(), CaseClosed.class, ofFlag(flag, CaseClosed::flagId))
                .event();
    }

    private static <E extends DomainEvent> Predicate<E> ofFlag(FlagReceived flag, Function<E, UUID> flagId) {
        return event ->
                flagId.apply(event).equals(flag.flagId()) && event.domain().equals(flag.domain());
    }

    public List<CaseOpened> allOpened(FlagReceived flag) {
        return kafka.events(CaseOpened.class).stream()
                .map(envelope -> envelope.event())
                .filter(ofFlag(flag, CaseOpened::flagId))
                .toList();
    }

    public List<CaseDecided> allDecided(FlagReceived flag) {
        return kafka.events(CaseDecided.class).stream()
                .map(envelope -> envelope.event())
                .filter(ofFlag(flag, CaseDecided::flagId))
                .toList();
    }

    public List<CaseClosed> allClosed(FlagReceived flag) {
        return kafka.events(CaseClosed.class).stream()
                .map(envelope -> envelope.event())
                .filter(ofFlag(flag, CaseClosed::flagId))
                .toList();
    }

    /// Waits until the case of a flag has this status.
    public String caseIn(String status, FlagReceived flag) {
        return await("case of %s in %s".formatted(flag.domain(), status))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> as("anna")
                                .queryParam("flagId", flag.flagId())
                                .queryParam("domain", flag.domain().aLabel())
                                .queryParam("status", status)
                                .get("/cases")
                                .then()
                                .statusCode(200)
                                .extract()
                                .<String>path("items[0].id"),
                        id -> id != null);
    }

    /// A case that waits on the desk.
    public String onDesk(String ground) {
        return caseIn("UNDER_REVIEW", flag(anAuthority(), name("bord"), ground));
    }

    public static JsonPath look(String caseId) {
        return as("anna")
                .get("/cases/" + caseId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// How often the checks of a waiting case were tried; 0 when it does not wait.
    public static int attempts(String caseId) {
        Integer attempts = look(caseId).get("waiting.attempts");
        return attempts == null ? 0 : attempts;
    }

    public static JsonPath timeline(String caseId) {
        return as("anna")
                .get("/cases/" + caseId + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static ValidatableResponse uphold(String person, String caseId) {
        return as(person).post("/cases/" + caseId + "/uphold").then();
    }

    public static ValidatableResponse decline(String person, String caseId, String reason) {
        return as(person)
                .body(Map.of("reason", reason))
                .post("/cases/" + caseId + "/decline")
                .then();
    }

    public static ValidatableResponse reverse(String person, String caseId, String reason) {
        return as(person)
                .body(Map.of("reason", reason, "note", "seen again"))
                .post("/cases/" + caseId + "/reverse")
                .then();
    }

    public static ValidatableResponse assertProblem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }

    public static RequestSpecification as(String someone) {
        return given().auth().oauth2(Tokens.of(someone)).contentType("application/json");
    }

    /// The register answers about this name from now on.
    public static void registerIsUpAbout(String name) {
        given().post(ConfigProvider.getConfig().getValue("rdap.url", String.class) + "/up/" + name)
                .then()
                .statusCode(200);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
