package dk.punktum.flagger.intake.idempotency;

import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The answers to accepted submissions. A refused one leaves none: its key is free again. All inside a
/// transaction.
@ApplicationScoped
public class GivenAnswers {

    private final DataSource database;

    GivenAnswers(DataSource database) {
        this.database = database;
    }

    /// Takes a key until the end of the transaction, on all instances of this service. A lock instead of a
    /// row: it needs no clearing up, whatever way the process ends.
    ///
    /// @return false when the same request is being worked on elsewhere
    public boolean claim(String clientId, IdempotencyKey key) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, nameOf(clientId, key));
            try (ResultSet rows = lock.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the idempotency key can not be claimed", e);
        }
    }

    /// Waits until nobody else works on the same request, and then [#claim]s it. The same lock as there: of
    /// two locks that one transaction holds, its end lets go one before the other, and who waited for the first
    /// would find the second still taken.
    public void claimInTurn(String clientId, IdempotencyKey key) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, nameOf(clientId, key));
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the idempotency key can not be claimed", e);
        }
    }

    private static String nameOf(String clientId, IdempotencyKey key) {
        return "idempotency-key\n" + clientId + "\n" + key.value();
    }

    public Optional<GivenAnswer> find(String clientId, IdempotencyKey key) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select flag_id, fingerprint, status, language, body
                        from given_answer where client_id = ? and idempotency_key = ?""")) {
            select.setString(1, clientId);
            select.setString(2, key.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new GivenAnswer(
                                rows.getObject(1, UUID.class),
                                rows.getString(2),
                                rows.getInt(3),
                                Language.valueOf(rows.getString(4)),
                                rows.getBytes(5)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("given answers can not be looked up", e);
        }
    }

    /// To a flag.
    public void keep(String clientId, IdempotencyKey key, GivenAnswer answer, Instant now) {
        keep(clientId, key, answer, 1, now);
    }

    /// @param version of the flag that came of it
    public void keep(String clientId, IdempotencyKey key, GivenAnswer answer, int version, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into given_answer
                            (client_id, idempotency_key, fingerprint, flag_id, status, body, given_at, language, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, clientId);
            insert.setString(2, key.value());
            insert.setString(3, answer.fingerprint());
            insert.setObject(4, answer.flagId());
            insert.setInt(5, answer.status());
            insert.setBytes(6, answer.body());
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.setString(8, answer.language().name());
            insert.setInt(9, version);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the answer for flag %s is not kept".formatted(answer.flagId()), e);
        }
    }
}
