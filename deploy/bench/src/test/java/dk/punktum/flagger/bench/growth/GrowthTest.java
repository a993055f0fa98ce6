package dk.punktum.flagger.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.PostgreSql;
import dk.punktum.flagger.bench.yardstick.Database;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final int FLAGS = 3;

    private final PostgreSql postgres = Backing.forTests().postgres();
    private final Database intake = fresh();
    private final Database casework = fresh();

    private Database fresh() {
        String url = postgres.freshDatabase();
        String name = url.replaceAll(".*/([^?]*).*", "$1");
        return new Database(url, postgres.port(), name, postgres.user(), postgres.password());
    }

    @Test
    void copiesAreOthersAndBelongTogetherInAllDatabases() {
        // Given
        intake.execute(
                "create table agreement (id uuid primary key)",
                "create sequence flag_number",
                """
                create table flag (id uuid primary key, agreement_id uuid not null references agreement,
                    number text not null unique, received_at timestamptz not null, decision_date date not null,
                    noted_in xid8 not null default pg_current_xact_id(),
                    check (decision_date <= received_at::date))""",
                """
                create table flag_domain (position bigint generated always as identity primary key,
                    flag_id uuid not null references flag, domain text not null unique)""",
                "insert into agreement values (uuidv7())");
        casework.execute(
                "create table flag_case (flag_id uuid primary key, number bigint not null unique, domain text)");
        flags(1, 5);

        // When
        Growth growth = Growth.learn(List.of(intake, casework), FLAGS, () -> flags(6, 5 + FLAGS));
        growth.fill(FLAGS * 1_000L);

        // Then
        assertThat(growth.inWords()).contains("flag 1.0, flag_domain 1.0", "flag_case 1.0");
        assertThat(intake.count("select count(*) from flag")).isEqualTo(5 + FLAGS + FLAGS * 1_000);
        assertThat(intake.count("select count(distinct agreement_id) from flag"))
                .isEqualTo(1);
        assertThat(intake.count("select count(*) from flag_domain where domain like 'maaling-%'"))
                .isEqualTo(5 + FLAGS);
        assertThat(intake.count("select count(*) from flag where received_at > now() - interval '1 day'"))
                .isEqualTo(5 + FLAGS);
        assertThat(intake.count("select count(*) from flag where uuid_extract_timestamp(id) between"
                        + " received_at - interval '1 second' and received_at + interval '1 second'"))
                .isEqualTo(5 + FLAGS + FLAGS * 1_000);
        assertThat(intake.count("select hashtext(string_agg(id::text || domain, ',' order by id))"
                        + " from flag join flag_domain on flag_id = id"))
                .isEqualTo(casework.count(
                        "select hashtext(string_agg(flag_id::text || domain, ',' order by flag_id)) from flag_case"));
        flags(9, 9);
        assertThat(intake.count(
                        "select count(*) from flag where number > (select number from flag order by id desc limit 1)"))
                .isZero();
    }

    /// The same in both databases.
    private void flags(int first, int last) {
        for (int number = first; number <= last; number++) {
            intake.execute(
                    """
                    insert into flag (id, agreement_id, number, received_at, decision_date)
                    select uuidv7(), id, 'F-2026-' || lpad(nextval('flag_number')::text, 6, '0'), now(), current_date
                    from agreement""",
                    "insert into flag_domain (flag_id, domain) select id, 'maaling-%06d.dk' from flag order by id desc limit 1"
                            .formatted(number));
            try (var connection = intake.connect();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select id from flag order by id desc limit 1")) {
                row.next();
                casework.execute("insert into flag_case values ('%s', %d, 'maaling-%06d.dk')"
                        .formatted(row.getString(1), number, number));
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
