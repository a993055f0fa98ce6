package dk.punktum.flagger.intake.handout;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/// Who was given which document, and when.
@ApplicationScoped
class DocumentReadings {

    private final DataSource database;

    DocumentReadings(DataSource database) {
        this.database = database;
    }

    /// @param reader `sub` of the token
    void keep(UUID flagId, UUID documentId, String reader, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into document_reading (flag_id, document_id, read_by, read_at) values (?, ?, ?, ?)""")) {
            insert.setObject(1, flagId);
            insert.setObject(2, documentId);
            insert.setString(3, reader);
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("who reads document %s is not kept".formatted(documentId), e);
        }
    }
}
