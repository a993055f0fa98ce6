package dk.punktum.flagger.intake.document;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// All decision documents. Plain JDBC, because an entity would hold the whole of a document in memory.
@ApplicationScoped
public class DecisionDocuments {

    private final DataSource database;

    DecisionDocuments(DataSource database) {
        this.database = database;
    }

    @Transactional
    void keep(DocumentReceipt document, InputStream content, UUID agreementId, String clientId, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into decision_document
                            (id, agreement_id, client_id, content, bytes, sha256, received_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, document.documentId());
            insert.setObject(2, agreementId);
            insert.setString(3, clientId);
            insert.setBinaryStream(4, content, Math.toIntExact(document.bytes()));
            insert.setLong(5, document.bytes());
            insert.setString(6, document.sha256());
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("document %s is not kept".formatted(document.documentId()), e);
        }
    }

    /// The document itself, as large as one may be; nothing for another agreement's.
    public Optional<byte[]> content(UUID id, AgreementFacts agreement) {
        return find("content", id, agreement, rows -> rows.getBytes(1));
    }

    /// A document that was handed in under this agreement; nothing for another one's.
    public Optional<DocumentFacts> find(UUID id, AgreementFacts agreement) {
        return find("sha256", id, agreement, rows -> new DocumentFacts(id, rows.getString(1)));
    }

    private interface Column<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> Optional<T> find(String column, UUID id, AgreementFacts agreement, Column<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select %s from decision_document where id = ? and agreement_id = ?".formatted(column))) {
            select.setObject(1, id);
            select.setObject(2, agreement.id());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(reading.read(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("document %s can not be looked up".formatted(id), e);
        }
    }
}
