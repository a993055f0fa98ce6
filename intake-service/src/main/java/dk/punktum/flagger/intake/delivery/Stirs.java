package dk.punktum.flagger.intake.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/// Names of which something new is known, and what webhooks were told of them last. All inside a transaction.
@ApplicationScoped
class Stirs {

    private record Stir(UUID flagId, DomainName domain) {}

    /// @param agreementId the one whose webhooks are told
    record StirredFlag(UUID id, String number, UUID agreementId) {}

    private final DataSource database;

    Stirs(DataSource database) {
        this.database = database;
    }

    /// Takes the oldest, by flag; in the order of ids, so that instances never wait for each other in a circle.
    SortedMap<UUID, Set<DomainName>> take(int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from webhook_stir
                        where id in (select id from webhook_stir order by id limit ? for update skip locked)
                        returning flag_id, domain""")) {
            delete.setInt(1, most);
            List<Stir> taken = new ArrayList<>();
            try (ResultSet rows = delete.executeQuery()) {
                while (rows.next()) {
                    taken.add(new Stir(rows.getObject(1, UUID.class), new DomainName(rows.getString(2))));
                }
            }
            return taken.stream().collect(groupingBy(Stir::flagId, TreeMap::new, mapping(Stir::domain, toSet())));
        } catch (SQLException e) {
            throw new IllegalStateException("what is new can not be looked up", e);
        }
    }

    /// Whoever looks at a flag until the end of the transaction does so alone, and sees what others have committed.
    StirredFlag alone(UUID flagId) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))");
                PreparedStatement select =
                        connection.prepareStatement("select number, agreement_id from flag where id = ?")) {
            lock.setString(1, "webhook\n" + flagId);
            lock.execute();
            select.setObject(1, flagId);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return new StirredFlag(flagId, rows.getString(1), rows.getObject(2, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("flag %s can not be looked at".formatted(flagId), e);
        }
    }

    /// @return whether it is news to this webhook
    boolean tell(UUID webhookId, UUID flagId, DomainName domain, String status) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into webhook_told (webhook_id, flag_id, domain, status) values (?, ?, ?, ?)
                        on conflict (webhook_id, flag_id, domain) do update set status = excluded.status
                        where webhook_told.status <> excluded.status""")) {
            upsert.setObject(1, webhookId);
            upsert.setObject(2, flagId);
            upsert.setString(3, domain.aLabel());
            upsert.setString(4, status);
            return upsert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("what webhook %s was told is not kept".formatted(webhookId), e);
        }
    }
}
