package dk.punktum.flagger.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/// Has Kafka asked again to take an event that it refused.
@Singleton
class ReleaseParked {

    private final DataSource database;
    private final OutboxRelay relay;
    private final Clock clock;

    ReleaseParked(DataSource database, OutboxRelay relay, Clock clock) {
        this.database = database;
        this.relay = relay;
        this.clock = clock;
    }

    /// @return whether anything is parked there
    boolean release(long position, OperatorAct by) throws Exception {
        boolean released = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                Optional<OutboxTable.ParkedRow> parked = OutboxTable.parked(connection).stream()
                        .filter(row -> row.position() == position)
                        .findFirst();
                if (parked.isEmpty() || !OutboxTable.release(connection, position)) {
                    return false;
                }
                OutboxTable.ParkedRow row = parked.get();
                OperatorAudit.write(
                        connection,
                        by,
                        OperatorAudit.Action.RELEASED,
                        new OperatorAudit.Subject(Long.toString(position), row.topic(), row.key()),
                        row.reason(),
                        clock.instant());
                return true;
            }
        });
        if (released) {
            relay.wake();
        }
        return released;
    }
}
