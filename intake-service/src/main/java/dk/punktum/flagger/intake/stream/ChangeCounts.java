package dk.punktum.flagger.intake.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// How much is known of flags. What a flag shows is worked out of rows that are only ever added, so one
/// that has changed has another count; unlike the greatest number of a transaction, which stays when an
/// older one commits later.
@ApplicationScoped
class ChangeCounts {

    private final DataSource database;

    ChangeCounts(DataSource database) {
        this.database = database;
    }

    @Transactional
    Map<UUID, Long> of(Collection<UUID> flagIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select f.id,
                               (select count(*) from withdrawal w where w.flag_id = f.id)
                               + (select count(*) from case_fact c where c.flag_id = f.id)
                               + (select count(*) from played_step p where p.flag_id = f.id)
                               + (select count(*) from flag_version v where v.flag_id = f.id)
                               + (select count(*) from supersession s where s.superseded_flag_id = f.id)
                               + (select count(*) from flag_domain d join suspension_fact s on s.domain = d.domain
                                  where d.flag_id = f.id)
                        from flag f where f.id = any (?)""")) {
            select.setArray(1, connection.createArrayOf("uuid", flagIds.toArray()));
            Map<UUID, Long> counts = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("what is new of followed flags can not be looked up", e);
        }
    }
}
