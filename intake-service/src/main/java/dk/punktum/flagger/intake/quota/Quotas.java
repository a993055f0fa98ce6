package dk.punktum.flagger.intake.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What agreements may hand in, and what they have handed in: counted minute by minute in the transactions that take
/// flags, so that instances share the count and a restart forgets nothing.
@ApplicationScoped
class Quotas {

    /// The hour that counts, and as much again for instances whose clocks differ.
    private static final Duration KEPT = QuotaRules.WINDOW.multipliedBy(2);

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

    /// What an agreement may hand in, and what it has used of that since then; the running transaction's own is in it.
    QuotaUse of(UUID agreementId, Instant start) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select q.flags_per_hour, q.names_per_hour, u.latest, u.flags, u.names
                        from (values (?)) one (agreement_id)
                        left join lateral (
                            select flags_per_hour, names_per_hour from agreement_quota q
                            where q.agreement_id = one.agreement_id order by q.id desc limit 1) q on true
                        left join quota_use u on u.agreement_id = one.agreement_id and u.latest > ?
                        order by u.minute""")) {
            select.setObject(1, agreementId);
            select.setObject(2, utc(start));
            try (ResultSet row = select.executeQuery()) {
                return use(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the quota of agreement %s can not be looked up".formatted(agreementId), e);
        }
    }

    /// A row for each minute; where there is none, one row with the limits.
    private QuotaUse use(ResultSet row) throws SQLException {
        List<TakenFlags> taken = new ArrayList<>();
        QuotaLimits limits = configured;
        while (row.next()) {
            Integer flags = row.getObject(1, Integer.class);
            limits = flags == null ? configured : new QuotaLimits(flags, row.getInt(2));
            OffsetDateTime latest = row.getObject(3, OffsetDateTime.class);
            if (latest != null) {
                taken.add(new TakenFlags(latest.toInstant(), row.getInt(4), row.getInt(5)));
            }
        }
        return new QuotaUse(limits, taken);
    }

    /// Counts one more flag of so many names, in the transaction that takes it, and forgets what no hour has in it any
    /// more. From here to the end of that transaction no other flag of this agreement is counted, on no instance.
    ///
    /// Whoever waited for the lock adds to the row as it stands then, not as it stood when the statement began.
    /// What is used then is read by a statement after this one.
    void use(UUID agreementId, int names, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("""
                        with alone as materialized (select pg_advisory_xact_lock(hashtextextended(?, 0))),
                             gone as (delete from quota_use using alone where agreement_id = ? and latest < ?)
                        insert into quota_use (agreement_id, minute, latest, flags, names)
                        select ?, date_bin('1 minute', ?, timestamptz 'epoch'), ?, 1, ? from alone
                        on conflict (agreement_id, minute) do update
                            set flags = quota_use.flags + 1, names = quota_use.names + excluded.names,
                                latest = greatest(quota_use.latest, excluded.latest)""")) {
            count.setString(1, "quota\n" + agreementId);
            count.setObject(2, agreementId);
            count.setObject(3, utc(now.minus(KEPT)));
            count.setObject(4, agreementId);
            count.setObject(5, utc(now));
            count.setObject(6, utc(now));
            count.setInt(7, names);
            count.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a flag of agreement %s is not counted".formatted(agreementId), e);
        }
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
