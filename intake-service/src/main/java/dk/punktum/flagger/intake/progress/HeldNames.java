package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Which names are suspended, whoever flagged them, as far as the news has come. To be asked inside a
/// transaction.
@ApplicationScoped
public class HeldNames {

    private final DataSource database;

    HeldNames(DataSource database) {
        this.database = database;
    }

    /// What was told with the highest sequence counts, and the whole truth that was told last, in case that
    /// is older; a hold stands when one was placed.
    ///
    /// @param but holds that go back to this flag, or to one whose place it took, are left out
    public Set<DomainName> among(Collection<DomainName> domains, @Nullable UUID but) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        with recursive chain (flag_id) as (
                            select cast(? as uuid)
                            union
                            select s.superseded_flag_id from supersession s join chain on s.flag_id = chain.flag_id)
                        select domain from suspension_fact f
                        where domain = any (?) and placed_at is not null
                          and (sequence = (select max(sequence) from suspension_fact n where n.domain = f.domain)
                               or kind = 'STATE'
                                  and sequence = (select max(sequence) from suspension_fact n
                                                  where n.domain = f.domain and n.kind = 'STATE')
                                  and exists (select 1 from suspension_fact n
                                              where n.domain = f.domain and n.placed_at is not null
                                                and n.sequence = (select max(sequence) from suspension_fact m
                                                                  where m.domain = f.domain)))
                          and (flag_id is null or flag_id not in (select flag_id from chain where flag_id is not null))
                          and case_id not in (select c.case_id from case_fact c join chain on c.flag_id = chain.flag_id)""")) {
            select.setObject(1, but, Types.OTHER);
            select.setArray(
                    2,
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
