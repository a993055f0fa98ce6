package dk.punktum.flagger.console.figures;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Orders as their events tell of them, from package `reading`'s table of all records. Times are those at
/// which the events were written down.
@ApplicationScoped
class Orders {

    private static final String RECEIVED = """
            with flag as (
                 select distinct on (flag_id, domain)
                        flag_id, domain, agreement_id, payload ->> 'legalGround' as ground, told_at
                   from record_seen
                  where topic = 'flag-received' and told_at >= ? and told_at < ?
                    and flag_id is not null and domain is not null and agreement_id is not null
                    and payload ->> 'legalGround' is not null
                  order by flag_id, domain, told_at)
            select flag.agreement_id, flag.ground, flag.told_at as received_at, opened.told_at as acknowledged_at,
                   decided.told_at as decided_at, decided.verdict, decided.reason, effective.told_at as effective_at,
                   closed.cause
              from flag
              left join lateral (
                   select case_id, told_at from record_seen r
                    where r.topic = 'case-opened' and r.flag_id = flag.flag_id and r.domain = flag.domain
                    order by told_at limit 1) as opened on true
              left join lateral (
                   select told_at, payload ->> 'verdict' as verdict, payload ->> 'declineReason' as reason
                     from record_seen r
                    where r.topic = 'case-decided' and r.case_id = opened.case_id
                    order by told_at limit 1) as decided on true
              left join lateral (
                   select told_at from record_seen r
                    where r.topic = 'suspension-effective' and r.case_id = opened.case_id
                      and payload ->> 'change' = 'SUSPENDED'
                    order by told_at limit 1) as effective on true
              left join lateral (
                   select payload ->> 'cause' as cause from record_seen r
                    where r.topic = 'case-closed' and r.case_id = opened.case_id
                    order by told_at limit 1) as closed on true
            """;

    private static final String AUTHORITIES = """
            select distinct on (agreement_id) agreement_id, payload ->> 'authorityName' as name
              from record_seen
             where topic = 'agreement-changed' and agreement_id is not null
               and payload ->> 'authorityName' is not null
             order by agreement_id, told_at desc, at_offset desc
            """;

    private static final String OLDEST = "select min(told_at) from record_seen where topic = 'flag-received'";

    private final DataSource database;

    Orders(DataSource database) {
        this.database = database;
    }

    /// @param end not included
    List<Order> received(Instant begin, Instant end) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RECEIVED)) {
            select.setObject(1, begin.atOffset(ZoneOffset.UTC));
            select.setObject(2, end.atOffset(ZoneOffset.UTC));
            List<Order> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(order(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// Names of authorities by their agreements, as last told.
    Map<UUID, String> authorities() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AUTHORITIES);
                ResultSet row = select.executeQuery()) {
            Map<UUID, String> names = new HashMap<>();
            while (row.next()) {
                names.put(row.getObject("agreement_id", UUID.class), row.getString("name"));
            }
            return names;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// When the oldest order that we know was received: Kafka keeps no older ones.
    @Nullable
    Instant oldest() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OLDEST);
                ResultSet row = select.executeQuery()) {
            row.next();
            OffsetDateTime told = row.getObject(1, OffsetDateTime.class);
            return told == null ? null : told.toInstant();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getObject("agreement_id", UUID.class),
                row.getString("ground"),
                Objects.requireNonNull(moment(row, "received_at")),
                moment(row, "acknowledged_at"),
                moment(row, "decided_at"),
                known(Verdict.class, row.getString("verdict")),
                known(DeclineReason.class, row.getString("reason")),
                moment(row, "effective_at"),
                known(CloseCause.class, row.getString("cause")));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /// A record may say anything: what the contract does not know is as if it were not said.
    private static <E extends Enum<E>> @Nullable E known(Class<E> type, @Nullable String name) {
        for (E constant : EnumSet.allOf(type)) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the table of records can not be read", e);
    }
}
