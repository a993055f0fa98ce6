package dk.punktum.flagger.intake.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.decision.KeptContent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// All corrections of flags. All inside a transaction.
@ApplicationScoped
public class FlagVersions {

    private final DataSource database;
    private final ObjectMapper json;

    FlagVersions(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// As it stands in one column.
    record Kept(
            KeptContent content,
            List<String> locations,
            String triedFirst,
            String whyLessIsNotEnough,
            String effectOnMailAndSubPages) {}

    /// Makes the corrections of one flag wait for each other, so that each is made to the newest version.
    public void oneAtATime(UUID flagId) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "correct\n" + flagId);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("flag %s can not be corrected".formatted(flagId), e);
        }
    }

    /// Empty when nothing was corrected.
    public Optional<FlagVersion> newest(UUID flagId) {
        List<FlagVersion> corrected = all(flagId);
        return corrected.isEmpty() ? Optional.empty() : Optional.of(corrected.getLast());
    }

    /// From version 2 on.
    public List<FlagVersion> all(UUID flagId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select version, received_at, reason, content_sha256, signed_receipt, content, document_id,
                               document_sha256
                        from flag_version where flag_id = ? order by version""")) {
            select.setObject(1, flagId);
            List<FlagVersion> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the versions of flag %s can not be read".formatted(flagId), e);
        }
    }

    private FlagVersion read(ResultSet row) throws SQLException, JsonProcessingException {
        Kept kept = json.readValue(row.getString("content"), Kept.class);
        return new FlagVersion(
                row.getInt("version"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("content_sha256"),
                row.getString("signed_receipt"),
                new CorrectableContent(
                        KeptContent.content(kept.content(), kept.locations()),
                        kept.triedFirst(),
                        kept.whyLessIsNotEnough(),
                        kept.effectOnMailAndSubPages(),
                        row.getObject("document_id", UUID.class),
                        row.getString("document_sha256")));
    }

    public void keep(UUID flagId, UUID agreementId, String clientId, FlagVersion version) {
        CorrectableContent content = version.content();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into flag_version
                            (flag_id, version, agreement_id, client_id, reason, content, document_id, document_sha256,
                             content_sha256, signed_receipt, received_at)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, flagId);
            insert.setInt(2, version.version());
            insert.setObject(3, agreementId);
            insert.setString(4, clientId);
            insert.setString(5, version.reason());
            insert.setString(
                    6,
                    json.writeValueAsString(new Kept(
                            KeptContent.of(content.content()),
                            content.content().locations(),
                            content.triedFirst(),
                            content.whyLessIsNotEnough(),
                            content.effectOnMailAndSubPages())));
            insert.setObject(7, content.documentId());
            insert.setString(8, content.documentSha256());
            insert.setString(9, version.contentSha256());
            insert.setString(10, version.signedReceipt());
            insert.setObject(11, version.receivedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("a version of flag %s is not kept".formatted(flagId), e);
        }
    }
}
