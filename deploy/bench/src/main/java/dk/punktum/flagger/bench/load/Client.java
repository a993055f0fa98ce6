package dk.punktum.flagger.bench.load;

import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// A connection of an authority's system, with its token.
final class Client implements AutoCloseable {

    private static final int TAKEN = 202;
    private static final int IN_PROGRESS = 409;
    private static final int FAULT = 500;
    private static final int MOST_REPEATS = 20;
    private static final long PAUSE_NANOSECONDS = 100_000_000;

    private final Connection connection;
    private long repeats;

    Client(Authority authority) {
        connection = new Connection(authority.intake(), "/flags", authority.token());
    }

    /// Asks again with the same key when there is a fault, as a client has to.
    ///
    /// @throws IllegalStateException when it is refused, or there is nothing but faults
    void handIn(byte[] flag) {
        String key = UUID.randomUUID().toString();
        Connection.Answer answer = connection.post(key, flag);
        for (int i = 0; i < MOST_REPEATS && mayBeTakenLater(answer.status()); i++) {
            repeats++;
            LockSupport.parkNanos(PAUSE_NANOSECONDS);
            answer = connection.post(key, flag);
        }
        if (answer.status() != TAKEN) {
            throw new IllegalStateException("a flag is answered %d %s".formatted(answer.status(), answer.body()));
        }
    }

    private static boolean mayBeTakenLater(int status) {
        return status >= FAULT || status == IN_PROGRESS;
    }

    /// How often it had to ask again.
    long repeats() {
        return repeats;
    }

    @Override
    public void close() {
        connection.close();
    }
}
