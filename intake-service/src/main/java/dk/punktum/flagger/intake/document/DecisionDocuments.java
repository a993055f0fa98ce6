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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// All decision documents. Plain JDBC, because an entity would hold the whole of a document in memory.
@ApplicationScoped
public class DecisionDocuments {

    private static final String OWN = "id = ? and agreement_id = ?";

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
        return find("content", OWN, List.of(id, agreement.id()), rows -> rows.getBytes(1));
    }

    /// The document itself, whoever's it is: for those who were let to a flag that rests on it.
    public Optional<byte[]> content(UUID id) {
        return find("content", "id = ?", List.of(id), rows -> rows.getBytes(1));
    }

    /// A document that was handed in under this agreement; nothing for another one's.
    public Optional<DocumentFacts> find(UUID id, AgreementFacts agreement) {
        return find("sha256", OWN, List.of(id, agreement.id()), rows -> new DocumentFacts(id, rows.getString(1)));
    }

    private interface Column<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> Optional<T> find(String column, String which, List<UUID> values, Column<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select %s from decision_document where %s".formatted(column, which))) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(reading.read(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("document %s can not be looked up".formatted(values.getFirst()), e);
        }
    }
}
