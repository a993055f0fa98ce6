package dk.punktum.flagger.intake.portal.follow;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// An authority's flags, newest first. Their ids rise with time (UUID version 7), so an id is a place in the list.
@ApplicationScoped
class OwnFlags {

    private final DataSource database;

    OwnFlags(DataSource database) {
        this.database = database;
    }

    /// @param before only older ones than this; null for the newest
    List<UUID> newest(AgreementFacts agreement, @Nullable UUID before, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select id from flag where agreement_id = ? and id < coalesce(cast(? as uuid), cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid))
                        order by id desc limit ?""")) {
            select.setObject(1, agreement.id());
            select.setObject(2, before, Types.OTHER);
            select.setInt(3, most);
            List<UUID> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the flags of agreement %s can not be listed".formatted(agreement.id()), e);
        }
    }
}
