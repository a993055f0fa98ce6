package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/// Which names are suspended, whoever flagged them, as far as the news has come. To be asked inside a transaction.
@ApplicationScoped
public class HeldNames {

    private final DataSource database;

    HeldNames(DataSource database) {
        this.database = database;
    }

    /// What was told with the highest sequence counts; a hold stands when one was placed.
    public Set<DomainName> among(Collection<DomainName> domains) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select domain from suspension_fact f
                        where domain = any (?) and placed_at is not null
                          and sequence = (select max(sequence) from suspension_fact n where n.domain = f.domain)""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", domains.stream().map(DomainName::aLabel).toArray()));
            Set<DomainName> held = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.add(new DomainName(rows.getString(1)));
                }
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("it can not be read which names are held", e);
        }
    }
}
