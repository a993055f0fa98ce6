package dk.punktum.flagger.console.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.console.pipeline.BackingState.Backing;
import dk.punktum.flagger.console.pipeline.BackingState.Condition;
import dk.punktum.flagger.console.services.ServiceName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackingRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");

    private static ServiceState service(ServiceName name, ServiceState.Condition condition, String... failing) {
        return new ServiceState(name, condition, NOW, List.of(failing), 0, 0, 0);
    }

    private static Condition of(Backing backing, ServiceState... services) {
        return BackingRules.of(List.of(services), true, false, List.of(), NOW)
                .get(backing.ordinal())
                .condition();
    }

    @ParameterizedTest
    @CsvSource({
        // case-service, its failing check, PostgreSQL
        "WELL,      '',                                PostgreSQL answers,  ANSWERS",
        "NOT_READY, 'Database connections health check', it says so,          DOES_NOT_ANSWER",
        "NOT_WELL,  'outbox relay',                    that may be Kafka,   ANSWERS",
        "AWAY,      '',                                nobody could say,    UNKNOWN",
    })
    void theDatabaseIsAsTheServicesSay(
            ServiceState.Condition condition, String failing, String why, Condition expected) {
        assertThat(of(Backing.POSTGRESQL, service(ServiceName.CASE, condition, failing)))
                .as(why)
                .isEqualTo(expected);
    }

    @Test
    void oneServiceWithoutItsDatabaseIsEnough() {
        assertThat(of(
                        Backing.POSTGRESQL,
                        service(ServiceName.CASE, ServiceState.Condition.WELL),
                        service(
                                ServiceName.INTAKE,
                                ServiceState.Condition.NOT_READY,
                                "Database connections health check")))
                .isEqualTo(Condition.DOES_NOT_ANSWER);
    }

    @Test
    void theMailServerIsAsNotificationServiceSaysAndNobodyElse() {
        ServiceState well = service(ServiceName.NOTIFICATION, ServiceState.Condition.WELL);
        ServiceState without = service(ServiceName.NOTIFICATION, ServiceState.Condition.NOT_WELL, "mail server");
        ServiceState away = service(ServiceName.NOTIFICATION, ServiceState.Condition.AWAY, "mail server");

        assertThat(of(Backing.MAIL_SERVER, well)).isEqualTo(Condition.ANSWERS);
        assertThat(of(Backing.MAIL_SERVER, without)).isEqualTo(Condition.DOES_NOT_ANSWER);
        assertThat(of(Backing.MAIL_SERVER, away)).isEqualTo(Condition.UNKNOWN);
        assertThat(of(Backing.MAIL_SERVER, service(ServiceName.CASE, ServiceState.Condition.WELL)))
                .isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void kafkaAndTheLoginServerAreAsTheyAnswerTheConsole() {
        assertThat(of(Backing.KAFKA)).isEqualTo(Condition.ANSWERS);
        assertThat(of(Backing.LOGIN_SERVER)).isEqualTo(Condition.DOES_NOT_ANSWER);
    }

    @Test
    void sinceIsWhenItBegan() {
        List<BackingState> first = BackingRules.of(List.of(), true, true, List.of(), NOW);
        List<BackingState> second = BackingRules.of(List.of(), true, false, first, NOW.plusSeconds(5));

        assertThat(second.get(Backing.KAFKA.ordinal()).since()).isEqualTo(NOW);
        assertThat(second.get(Backing.LOGIN_SERVER.ordinal()).since()).isEqualTo(NOW.plusSeconds(5));
    }
}
