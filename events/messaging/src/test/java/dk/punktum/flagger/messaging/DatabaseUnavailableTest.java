package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUnavailableTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DatabaseUnavailable unavailable = new DatabaseUnavailable(meters);

    @Test
    void whoFindsNoConnectionIsToldToComeAgain() throws Exception {
        // Given
        try (var database = new TestDatabase();
                Connection only = only(database)) {
            assertThat(only.isValid(1)).isTrue();
            Throwable fault = catchThrowable(() -> database.pool.getConnection().close());

            // When
            HttpProblem problem = answer(500, new IllegalStateException("a flag can not be read", fault));

            // Then
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getType()).isEqualTo(URI.create("tag:punktum.dk,2026:problem/database-unavailable"));
            assertThat(problem.getHeaders()).containsEntry("Retry-After", 2);
            assertThat(answered()).isOne();
        }
    }

    private static Connection only(TestDatabase database) throws SQLException {
        var pool = database.pool.getConfiguration().connectionPoolConfiguration();
        pool.setMaxSize(1);
        Connection only = database.pool.getConnection();
        // Not before: to connect takes as long as the machine needs.
        pool.setAcquisitionTimeout(Duration.ofMillis(50));
        return only;
    }

    @ParameterizedTest
    @CsvSource({
        "500, 57P01, 503", // shut down
        "500, 08006, 503", // the connection is gone
        "500, 53300, 503", // too many connections
        "500, 42703, 500", // a column is missing: a fault of ours
        "409, 08006, 409", // somebody has made up his mind about the answer
    })
    void aFaultOfOursStaysOne(int status, String state, int answered) {
        assertThat(answer(status, new SQLException("some words", state)).getStatusCode())
                .isEqualTo(answered);
        assertThat(answered()).isEqualTo(answered == 503 ? 1 : 0);
    }

    private HttpProblem answer(int status, Throwable cause) {
        HttpProblem problem =
                HttpProblem.builder().withStatus(Status.fromStatusCode(status)).build();
        return unavailable.apply(problem, ProblemContext.of(cause, "/flags"));
    }

    private double answered() {
        return meters.get("flagger.database.unavailable").counter().count();
    }
}
