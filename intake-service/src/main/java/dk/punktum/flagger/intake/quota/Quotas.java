package dk.punktum.flagger.intake.quota;

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
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What agreements may hand in, and what they have handed in: the flags themselves are counted, so that instances share
/// the count and a restart forgets nothing. All inside a transaction.
@ApplicationScoped
class Quotas {

    private final DataSource database;
    private final QuotaLimits configured;

    Quotas(DataSource database, QuotaSettings settings) {
        this.database = database;
        this.configured = new QuotaLimits(settings.flagsPerHour(), settings.namesPerHour());
    }

    /// What somebody has set for an agreement.
    ///
    /// @param limits null: what is configured counts again
    record Setting(Instant setAt, String person, @Nullable QuotaLimits limits, String reason) {}

    QuotaLimits limits(UUID agreementId) {
        List<Setting> newest = settings(agreementId, 1);
        QuotaLimits set = newest.isEmpty() ? null : newest.getFirst().limits();
        return set == null ? configured : set;
    }

    /// The newest first.
    List<Setting> settings(UUID agreementId, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select set_at, person, flags_per_hour, names_per_hour, reason from agreement_quota
                        where agreement_id = ? order by id desc limit ?""")) {
            select.setObject(1, agreementId);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                List<Setting> settings = new ArrayList<>();
                while (row.next()) {
                    Integer flags = row.getObject(3, Integer.class);
                    settings.add(new Setting(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getString(2),
                            flags == null ? null : new QuotaLimits(flags, row.getInt(4)),
                            row.getString(5)));
                }
                return settings;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the quota of agreement %s can not be looked up".formatted(agreementId), e);
        }
    }

    void set(UUID agreementId, Setting setting) {
        QuotaLimits limits = setting.limits();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into agreement_quota
                            (agreement_id, flags_per_hour, names_per_hour, person, reason, set_at)
                        values (?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, agreementId);
            insert.setObject(2, limits == null ? null : limits.flags());
            insert.setObject(3, limits == null ? null : limits.names());
            insert.setString(4, setting.person());
            insert.setString(5, setting.reason());
            insert.setObject(6, setting.setAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the quota of agreement %s is not set".formatted(agreementId), e);
        }
    }

    boolean isAgreement(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select 1 from agreement where id = ?")) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("agreement %s can not be looked up".formatted(id), e);
        }
    }

    /// What was taken since then, minute by minute, the oldest first; the running transaction's own is in it.
    List<TakenFlags> takenSince(Instant start, UUID agreementId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select max(received_at), count(*),
                               sum((select count(*) from flag_domain d where d.flag_id = flag.id))
                        from flag where agreement_id = ? and received_at > ?
                        group by date_bin('1 minute', received_at, timestamptz 'epoch') order by 1""")) {
            select.setObject(1, agreementId);
            select.setObject(2, start.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                List<TakenFlags> taken = new ArrayList<>();
                while (row.next()) {
                    taken.add(new TakenFlags(
                            row.getObject(1, OffsetDateTime.class).toInstant(), row.getInt(2), row.getInt(3)));
                }
                return taken;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the flags of agreement %s can not be counted".formatted(agreementId), e);
        }
    }

    /// From here to the end of its transaction, no other flag of this agreement is counted, on no instance.
    void oneAtATime(UUID agreementId) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "quota\n" + agreementId);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the quota of agreement %s can not be locked".formatted(agreementId), e);
        }
    }
}
