package dk.punktum.flagger.intake.sandbox;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// When something is to happen in the stories that are under way. All inside a transaction.
@ApplicationScoped
class PlannedSteps {

    private final DataSource database;

    PlannedSteps(DataSource database) {
        this.database = database;
    }

    void add(UUID flagId, DomainName domain, List<Instant> moments) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into planned_step (flag_id, domain, due_at) values (?, ?, ?)")) {
            for (Instant moment : moments) {
                insert.setObject(1, flagId);
                insert.setString(2, domain.aLabel());
                insert.setObject(3, moment.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the story of flag %s can not be planned".formatted(flagId), e);
        }
    }

    /// The oldest first.
    ///
    /// @return how many were played
    int play(Instant now, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement move = connection.prepareStatement("""
                        with due as (
                            delete from planned_step
                            where id in (select id from planned_step where due_at <= ?
                                         order by due_at, id limit ? for update skip locked)
                            returning flag_id, domain)
                        insert into played_step (flag_id, domain) select flag_id, domain from due""")) {
            move.setObject(1, now.atOffset(ZoneOffset.UTC));
            move.setInt(2, most);
            return move.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what happens in the sandbox can not be played", e);
        }
    }
}
