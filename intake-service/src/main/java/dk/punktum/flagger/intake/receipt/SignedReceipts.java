package dk.punktum.flagger.intake.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Receipts as they were given. A flag that was taken in before receipts were signed has none.
@ApplicationScoped
public class SignedReceipts {

    private final DataSource database;

    SignedReceipts(DataSource database) {
        this.database = database;
    }

    void keep(UUID flagId, String signed) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into signed_receipt (flag_id, jws) values (?, ?)")) {
            insert.setObject(1, flagId);
            insert.setString(2, signed);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the receipt of flag %s is not kept".formatted(flagId), e);
        }
    }

    public Optional<String> any(UUID flagId) {
        return find("select jws from signed_receipt where flag_id = ?", flagId);
    }

    /// Another agreement's is not found.
    public Optional<String> own(UUID flagId, UUID agreementId) {
        return find("""
                select jws from signed_receipt join flag on flag.id = flag_id
                where flag_id = ? and agreement_id = ?""", flagId, agreementId);
    }

    private Optional<String> find(String sql, UUID... ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                select.setObject(i + 1, ids[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("receipts can not be looked up", e);
        }
    }
}
