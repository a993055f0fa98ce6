package dk.punktum.flagger.intake.supersession;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Which flag has taken the place of which, and the names on which that is not settled yet. All inside a
/// transaction.
@ApplicationScoped
public class Supersessions {

    private final DataSource database;

    Supersessions(DataSource database) {
        this.database = database;
    }

    /// A flag as it has to be told to be taken back.
    ///
    /// @param clientId of whoever superseded it
    record Superseded(UUID flagId, String number, UUID agreementId, String clientId) {}

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Makes those who want to supersede one flag wait for each other, so that the second one sees the
    /// first.
    public void oneAtATime(UUID superseded) {
        list(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> row.getString(1),
                "supersede\n" + superseded);
    }

    /// Empty when the authority has no such flag.
    public Optional<EarlierDecision> find(UUID flagId, AgreementFacts agreement) {
        return list("""
                        select not exists (select 1 from flag_domain d where d.flag_id = f.id
                                             and not exists (select 1 from withdrawal w
                                                             where w.flag_id = d.flag_id and w.domain = d.domain)),
                               by.id, by.number
                        from flag f
                        left join supersession s on s.superseded_flag_id = f.id
                        left join flag by on by.id = s.flag_id
                        where f.id = ? and f.agreement_id = ?""", row -> new EarlierDecision(row.getBoolean(1), link(row, 2)), flagId, agreement.id()).stream()
                .findFirst();
    }

    public FlagLinks links(UUID flagId) {
        return list("""
                        select earlier.id, earlier.number, later.id, later.number
                        from flag f
                        left join supersession before on before.flag_id = f.id
                        left join flag earlier on earlier.id = before.superseded_flag_id
                        left join supersession after on after.superseded_flag_id = f.id
                        left join flag later on later.id = after.flag_id
                        where f.id = ?""", row -> new FlagLinks(link(row, 1), link(row, 3)), flagId)
                .getFirst();
    }

    void add(UUID flagId, UUID superseded) {
        change("""
                insert into supersession (flag_id, superseded_flag_id, agreement_id)
                select ?, id, agreement_id from flag where id = ?""", flagId, superseded);
    }

    /// The names on which the earlier flag stands.
    public List<DomainName> standing(UUID superseded) {
        return list("""
                select domain from flag_domain d
                where flag_id = ?
                  and not exists (select 1 from withdrawal w where w.flag_id = d.flag_id and w.domain = d.domain)
                order by position""", row -> new DomainName(row.getString(1)), superseded);
    }

    void await(UUID superseded, DomainName domain, UUID by) {
        change(
                "insert into superseded_name (flag_id, domain, by_flag_id) values (?, ?, ?)",
                superseded,
                domain.aLabel(),
                by);
    }

    Superseded superseded(UUID by) {
        return list(
                        """
                        select old.id, old.number, old.agreement_id, new.client_id
                        from supersession s join flag old on old.id = s.superseded_flag_id join flag new on new.id = s.flag_id
                        where s.flag_id = ?""",
                        row -> new Superseded(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getObject(3, UUID.class),
                                row.getString(4)),
                        by)
                .getFirst();
    }

    private record Stir(UUID by, DomainName domain) {}

    /// Takes the oldest, by superseding flag; in the order of ids, so that instances never wait for each
    /// other in a circle.
    SortedMap<UUID, Set<DomainName>> takeStirred(int most) {
        return list("""
                        delete from supersession_stir
                        where id in (select id from supersession_stir order by id limit ? for update skip locked)
                        returning by_flag_id, domain""", row -> new Stir(row.getObject(1, UUID.class), new DomainName(row.getString(2))), most).stream()
                .collect(groupingBy(Stir::by, TreeMap::new, mapping(Stir::domain, toSet())));
    }

    /// @return whether it was awaited until now
    boolean settle(UUID by, DomainName domain) {
        return change("delete from superseded_name where by_flag_id = ? and domain = ?", by, domain.aLabel()) > 0;
    }

    private static @Nullable FlagLink link(ResultSet row, int column) throws SQLException {
        UUID flagId = row.getObject(column, UUID.class);
        return flagId == null ? null : FlagLink.of(flagId, row.getString(column + 1));
    }

    private <T> List<T> list(String sql, Row<T> row, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, values);
            try (ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("supersessions can not be read", e);
        }
    }

    private int change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("supersessions can not be kept", e);
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
