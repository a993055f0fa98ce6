package dk.punktum.flagger.intake;

import dk.punktum.flagger.intake.lookup.OutsideForTests;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Two authorities with agreements in force, eyes in Kafka, and a register and a resolver outside.
@WithTestResource(value = OutsideForTests.class, scope = TestResourceScope.GLOBAL)
public abstract class IntakeTest {

    static {
        // What comes over Kafka takes its time where other modules are tested beside this one.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @Inject
    protected Intake intake;

    protected KafkaProbe kafka;

    @BeforeEach
    void agreementsAreInForce() {
        kafka = KafkaProbe.inApplication();
        intake.agreement(kafka, Authority.ONE, terms -> terms);
        intake.agreement(kafka, Authority.TWO, terms -> terms);
    }

    @AfterEach
    void stopListening() {
        kafka.close();
    }
}
