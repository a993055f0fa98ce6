package dk.punktum.flagger.intake;

import static dk.punktum.flagger.intake.Authority.ONE;

import dk.punktum.flagger.backing.BackingForTests;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class NoConnectionTest extends IntakeTest {

    @Inject
    AgroalDataSource database;

    @Test
    void whoComesWhileAllConnectionsAreInUseIsToldToComeAgain() throws Exception {
        // Given
        Submission submission = ONE.decides("eksempel.dk");
        String key = Authority.newKey();
        AgroalConnectionPoolConfiguration pool = database.getConfiguration().connectionPoolConfiguration();
        Duration patience = pool.acquisitionTimeout();
        List<Connection> taken = new ArrayList<>();
        try {
            pool.setAcquisitionTimeout(Duration.ofMillis(100));
            while (taken.size() < pool.maxSize()) {
                takeOneMore(taken);
            }

            // When
            Response answer = ONE.submits(submission, key);

            // Then
            Intake.assertProblem(answer.then(), 503, "database-unavailable").header("Retry-After", "2");
        } finally {
            pool.setAcquisitionTimeout(patience);
            for (Connection connection : taken) {
                connection.close();
            }
        }
        ONE.submits(submission, key).then().statusCode(202);
    }

    /// Workers have some of them for a moment.
    private void takeOneMore(List<Connection> taken) {
        try {
            taken.add(database.getConnection());
        } catch (SQLException _) {
            // It is tried again.
        }
    }
}
