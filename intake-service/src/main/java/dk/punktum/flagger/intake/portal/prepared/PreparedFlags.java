package dk.punktum.flagger.intake.portal.prepared;

import dk.punktum.flagger.events.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
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

/// Everything that was prepared. Each authority's for itself.
@ApplicationScoped
public class PreparedFlags {

    private static final String SELECT =
            "select id, content, document_name, prepared_by, prepared_at, corrects, from_version, happened, status,"
                    + " decided_by, decided_at, reason, flag_id from prepared where agreement_id = ? ";

    private final DataSource database;

    PreparedFlags(DataSource database) {
        this.database = database;
    }

    /// @return the id; of the earlier one when this form was kept before
    UUID keep(UUID agreementId, String person, Draft draft, Instant now) {
        PreparedCorrection correction = draft.correction();
        execute(
                """
                insert into prepared (id, agreement_id, form_key, content, document_name, prepared_by, prepared_at,
                                      status, corrects, from_version, happened, instead_of)
                values (?, ?, ?, ?, ?, ?, ?, 'WAITING', cast(? as uuid), cast(? as integer), ?,
                        (select id from prepared where agreement_id = ? and status = 'RETURNED' and id::text = ?))
                on conflict on constraint prepared_once do nothing""",
                Uuid7.next(),
                agreementId,
                draft.key().value(),
                draft.content().getBytes(StandardCharsets.UTF_8),
                draft.documentName(),
                person,
                now.atOffset(ZoneOffset.UTC),
                correction == null ? null : correction.flagId().toString(),
                correction == null ? null : String.valueOf(correction.version()),
                correction == null ? null : Happened.written(correction.happened()),
                agreementId,
                draft.insteadOf());
        return list("and form_key = ?", agreementId, draft.key().value())
                .getFirst()
                .id();
    }

    /// Empty for another agreement's.
    public Optional<Prepared> own(UUID id, UUID agreementId) {
        return list("and id = ?", agreementId, id).stream().findFirst();
    }

    /// The same, and until the end of the transaction nobody else decides it.
    public Optional<Prepared> toDecide(UUID id, UUID agreementId) {
        return list("and id = ? for update", agreementId, id).stream().findFirst();
    }

    /// What waits, the oldest first, and then what was returned and not handed over anew, the newest first.
    ///
    /// @param most of each
    public List<Prepared> open(UUID agreementId, int most) {
        List<Prepared> open =
                new ArrayList<>(list("and status = 'WAITING' order by prepared_at, id limit ?", agreementId, most));
        open.addAll(list(
                "and status = 'RETURNED' and id not in (select instead_of from prepared where instead_of is not null)"
                        + " order by decided_at desc, id limit ?",
                agreementId,
                most));
        return open;
    }

    /// Inside the transaction in which it is sent.
    public void approve(UUID id, String by, UUID flagId, Instant now) {
        decide(id, PreparedStatus.APPROVED, by, null, flagId, now);
    }

    void giveBack(UUID id, String by, String reason, Instant now) {
        decide(id, PreparedStatus.RETURNED, by, reason, null, now);
    }

    private void decide(
            UUID id, PreparedStatus status, String by, @Nullable String reason, @Nullable UUID flagId, Instant now) {
        execute(
                "update prepared set status = ?, decided_by = ?, reason = ?, flag_id = cast(? as uuid), decided_at = ?"
                        + " where id = ?",
                status.name(),
                by,
                reason,
                flagId == null ? null : flagId.toString(),
                now.atOffset(ZoneOffset.UTC),
                id);
    }

    private void execute(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what was prepared is not kept", e);
        }
    }

    private List<Prepared> list(String condition, UUID agreementId, Object value) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + condition)) {
            select.setObject(1, agreementId);
            select.setObject(2, value);
            List<Prepared> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("what was prepared can not be read", e);
        }
    }

    private static Prepared read(ResultSet row) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Prepared(
                row.getObject("id", UUID.class),
                new String(row.getBytes("content"), StandardCharsets.UTF_8),
                row.getString("document_name"),
                row.getString("prepared_by"),
                row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
                correction(row),
                PreparedStatus.valueOf(row.getString("status")),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("reason"),
                row.getObject("flag_id", UUID.class));
    }

    private static @Nullable PreparedCorrection correction(ResultSet row) throws SQLException {
        UUID corrects = row.getObject("corrects", UUID.class);
        return corrects == null
                ? null
                : new PreparedCorrection(
                        corrects, row.getInt("from_version"), Happened.read(row.getString("happened")));
    }
}
