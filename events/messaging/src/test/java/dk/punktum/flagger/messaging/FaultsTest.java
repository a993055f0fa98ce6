package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    @ParameterizedTest
    @MethodSource
    void whatIsClosingIsNoFaultOfTheRecord(Exception closed) {
        assertThat(Faults.of(new CompletionException("around it", closed))).isEqualTo(Faults.OUTAGE);
    }

    static Stream<Exception> whatIsClosingIsNoFaultOfTheRecord() {
        return Stream.of(
                new IllegalStateException("EntityManagerFactory is closed"),
                new IllegalStateException("ArC container not initialized"),
                new SQLException("This pool is closed and does not handle any more connections!"),
                new SQLException("Can't create new connection as the pool is shutting down"));
    }

    @ParameterizedTest
    @MethodSource
    void whatTheWorkDoesWrongIsTheRecordsFault(Exception wrong) {
        assertThat(Faults.of(wrong)).isEqualTo(Faults.OTHER);
    }

    static Stream<Exception> whatTheWorkDoesWrongIsTheRecordsFault() {
        return Stream.of(
                new IllegalStateException("the case is closed"),
                new IllegalStateException(),
                new IllegalArgumentException("EntityManagerFactory is closed"),
                new SQLException("a column is missing", "42703"));
    }
}
