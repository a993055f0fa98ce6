package dk.punktum.flagger.intake.portal.handin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Who handed in a flag by hand, or corrected it, and the bytes that the receipt is over. Whose flag it is has to be
/// asked before.
@ApplicationScoped
public class HandedIn {

    private final DataSource database;

    HandedIn(DataSource database) {
        this.database = database;
    }

    /// Whose doing it is; each by the `sub` of the login.
    ///
    /// @param approvedBy another one; null where one person is enough
    /// @param fourEyes   whether the agreement wants two. The database refuses what comes of one of them then
    public record By(String person, @Nullable String approvedBy, boolean fourEyes) {

        static By oneAlone(String person, boolean fourEyes) {
            return new By(person, null, fourEyes);
        }
    }

    void keep(UUID flagId, By by, byte[] content, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into handed_in_by_hand (flag_id, person, approved_by, four_eyes, content, handed_in_at)"
                                + " values (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, flagId);
            insert.setString(2, by.person());
            insert.setString(3, by.approvedBy());
            insert.setBoolean(4, by.fourEyes());
            insert.setBytes(5, content);
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("it is not kept who handed in flag " + flagId, e);
        }
    }

    void keepCorrection(UUID flagId, int version, By by, byte[] content, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into corrected_by_hand
                            (flag_id, version, person, approved_by, four_eyes, content, corrected_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, flagId);
            insert.setInt(2, version);
            insert.setString(3, by.person());
            insert.setString(4, by.approvedBy());
            insert.setBoolean(5, by.fourEyes());
            insert.setBytes(6, content);
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("it is not kept who corrected flag " + flagId, e);
        }
    }

    /// Who corrected it here, by version; not those who did by the API.
    public SortedMap<Integer, By> corrections(UUID flagId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select version, person, approved_by, four_eyes from corrected_by_hand where flag_id = ?")) {
            select.setObject(1, flagId);
            SortedMap<Integer, By> found = new TreeMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getInt(1), new By(rows.getString(2), rows.getString(3), rows.getBoolean(4)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("it can not be read who corrected flag " + flagId, e);
        }
    }

    /// Empty for a flag that came by the API.
    public Optional<String> person(UUID flagId) {
        return find("select person from handed_in_by_hand where flag_id = ?", flagId, rows -> rows.getString(1));
    }

    /// Empty for a flag that one person was enough for.
    public Optional<String> approvedBy(UUID flagId) {
        return find(
                "select approved_by from handed_in_by_hand where flag_id = ? and approved_by is not null",
                flagId,
                rows -> rows.getString(1));
    }

    /// As JSON. Empty for a flag that came by the API.
    public Optional<byte[]> content(UUID flagId) {
        return find("select content from handed_in_by_hand where flag_id = ?", flagId, rows -> rows.getBytes(1));
    }

    private interface Column<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> Optional<T> find(String sql, UUID flagId, Column<T> column) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, flagId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(column.read(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("it can not be read who handed in flag " + flagId, e);
        }
    }
}
