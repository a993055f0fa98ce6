package dk.punktum.flagger.intake.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// All webhooks. All inside a transaction.
@ApplicationScoped
public class Webhooks {

    private static final String COLUMNS =
            "select id, agreement_id, url, status, created_at, failing_since, secret, former_secret, former_until from webhook ";

    private final DataSource database;

    Webhooks(DataSource database) {
        this.database = database;
    }

    void add(Webhook webhook) {
        change(
                "insert into webhook (id, agreement_id, url, status, created_at, secret) values (?, ?, ?, ?, ?, ?)",
                webhook.id(),
                webhook.agreementId(),
                webhook.url(),
                webhook.status().name(),
                webhook.createdAt(),
                webhook.secrets().getFirst());
    }

    /// Makes those who register under one agreement wait for each other, so that they can be counted.
    List<Webhook> ofAgreementOneAtATime(UUID agreementId, Instant now) {
        list(
                now,
                COLUMNS + "where agreement_id = (select id from agreement where id = ? for no key update)",
                agreementId);
        return ofAgreement(agreementId, now);
    }

    public List<Webhook> ofAgreement(UUID agreementId, Instant now) {
        return list(now, COLUMNS + "where agreement_id = ? order by created_at, id", agreementId);
    }

    /// Another agreement's is not found.
    public Optional<Webhook> find(UUID id, UUID agreementId, Instant now) {
        return list(now, COLUMNS + "where id = ? and agreement_id = ? for update", id, agreementId).stream()
                .findFirst();
    }

    public Optional<Webhook> find(UUID id, Instant now) {
        return list(now, COLUMNS + "where id = ?", id).stream().findFirst();
    }

    void delete(UUID id) {
        change("delete from webhook where id = ?", id);
    }

    void replaceSecret(UUID id, byte[] secret, Instant formerUntil) {
        change(
                "update webhook set former_secret = secret, former_until = ?, secret = ? where id = ?",
                formerUntil,
                secret,
                id);
    }

    /// What has waited meanwhile is due at once.
    void enable(UUID id, Instant now) {
        change("update webhook set status = 'ENABLED', failing_since = null where id = ?", id);
        change(
                "update webhook_message set next_attempt_at = ?, attempts = 0 where webhook_id = ? and status = 'PENDING'",
                now,
                id);
    }

    /// @return whether it was enabled until now
    public boolean disable(UUID id, Webhook.Status status) {
        return change("update webhook set status = ? where id = ? and status = 'ENABLED'", status.name(), id) > 0;
    }

    public void succeeded(UUID id) {
        change("update webhook set failing_since = null where id = ? and failing_since is not null", id);
    }

    public void failed(UUID id, Instant now) {
        change("update webhook set failing_since = ? where id = ? and failing_since is null", now, id);
    }

    private List<Webhook> list(Instant now, String sql, UUID... ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                select.setObject(i + 1, ids[i]);
            }
            List<Webhook> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(webhook(rows, now));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("webhooks can not be looked up", e);
        }
    }

    private static Webhook webhook(ResultSet row, Instant now) throws SQLException {
        List<byte[]> secrets = new ArrayList<>();
        secrets.add(row.getBytes("secret"));
        Instant formerUntil = instant(row, "former_until");
        if (formerUntil != null && now.isBefore(formerUntil)) {
            secrets.add(row.getBytes("former_secret"));
        }
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getObject("agreement_id", UUID.class),
                row.getString("url"),
                Webhook.Status.valueOf(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "failing_since"),
                secrets);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private int change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i] instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : values[i]);
            }
            return change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a webhook can not be changed", e);
        }
    }
}
