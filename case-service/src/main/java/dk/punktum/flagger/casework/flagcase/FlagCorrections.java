package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.FlagCorrected;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Corrections of flags, for the cases that have come and those that may come later. All inside a
/// transaction.
@ApplicationScoped
class FlagCorrections {

    private final DataSource database;

    FlagCorrections(DataSource database) {
        this.database = database;
    }

    record Correction(int version, Instant correctedAt) {}

    /// @return whether it is news
    boolean keep(FlagCorrected corrected) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into flag_correction (flag_id, domain, version, document_sha256, corrected_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setObject(1, corrected.flagId());
            insert.setString(2, corrected.domain().aLabel());
            insert.setInt(3, corrected.version());
            insert.setString(4, corrected.documentSha256());
            insert.setObject(5, corrected.correctedAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("a correction of flag %s is not kept".formatted(corrected.flagId()), e);
        }
    }

    /// In order.
    List<Correction> of(UUID flagId, DomainName domain) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select version, corrected_at from flag_correction
                        where flag_id = ? and domain = ? order by version""")) {
            select.setObject(1, flagId);
            select.setString(2, domain.aLabel());
            List<Correction> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Correction(
                            rows.getInt(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the corrections of flag %s can not be read".formatted(flagId), e);
        }
    }
}
