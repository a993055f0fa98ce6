package dk.punktum.flagger.intake.sandbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The agreements under which things are tried out. Asked of the database, since another instance may have made
/// one after this one was started; what is known is kept, since an agreement stays what it is.
@ApplicationScoped
public class Sandboxes {

    private static final Logger LOG = Logger.getLogger(Sandboxes.class);

    private final DataSource database;
    private final SandboxSettings settings;

    private final Map<UUID, Boolean> known = new ConcurrentHashMap<>();

    Sandboxes(DataSource database, SandboxSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    public boolean contains(UUID agreementId) {
        return known.computeIfAbsent(agreementId, this::isSandbox);
    }

    private boolean isSandbox(UUID agreementId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select sandbox from agreement where id = ?")) {
            select.setObject(1, agreementId);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("agreement %s is not known".formatted(agreementId));
                }
                return rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("agreement %s can not be looked up".formatted(agreementId), e);
        }
    }

    /// What marks an answer: true, or nothing.
    public @Nullable Boolean mark(UUID agreementId) {
        return contains(agreementId) ? Boolean.TRUE : null;
    }

    public boolean isClient(String clientId) {
        return settings.clients().orElse(Set.of()).contains(clientId);
    }

    @Transactional
    void open(@Observes StartupEvent start) {
        open(settings.clients().orElse(Set.of()));
    }

    /// Gives each client its sandbox, and takes it from all others.
    ///
    /// Nothing starts when one belongs to an agreement in earnest: what it hands in would lead to nothing.
    @Transactional
    void open(Set<String> clients) {
        try (Connection connection = database.getConnection()) {
            leave(connection, clients);
            for (String client : clients) {
                open(connection, client);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox can not be opened", e);
        }
        if (!clients.isEmpty()) {
            LOG.infof("%d clients have a sandbox", clients.size());
        }
    }

    private static void leave(Connection connection, Set<String> clients) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from agreement_client where client_id <> all (?)
                    and agreement_id in (select id from agreement where sandbox)""")) {
            Array stay = connection.createArrayOf("text", clients.toArray());
            delete.setArray(1, stay);
            delete.executeUpdate();
        }
    }

    private void open(Connection connection, String client) throws SQLException {
        UUID id = UUID.nameUUIDFromBytes(("sandbox\n" + client).getBytes(StandardCharsets.UTF_8));
        refuseInEarnest(connection, id, client);
        execute(connection, """
                insert into agreement (id, version, standing, valid_from, valid_until, sandbox)
                values (?, 1, 'ACTIVE', '2000-01-01', '2999-12-31', true) on conflict (id) do nothing""", id);
        for (String ground : settings.grounds()) {
            execute(
                    connection,
                    "insert into agreement_ground (agreement_id, ground) values (?, ?) on conflict do nothing",
                    id,
                    ground);
        }
        execute(connection, """
                insert into agreement_client (agreement_id, client_id, valid_from)
                select ?, ?, '2000-01-01'
                where not exists (select 1 from agreement_client where agreement_id = ? and client_id = ?)""", id, client, id, client);
    }

    /// One that had its sandbox first keeps it, and is no reason not to start.
    private static void refuseInEarnest(Connection connection, UUID sandbox, String client) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select from agreement_client where client_id = ?
                having count(*) > 0 and count(*) filter (where agreement_id = ?) = 0""")) {
            select.setString(1, client);
            select.setObject(2, sandbox);
            try (ResultSet rows = select.executeQuery()) {
                if (rows.next()) {
                    throw new IllegalStateException(
                            "client %s belongs to an agreement in earnest, and can have no sandbox".formatted(client));
                }
            }
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
