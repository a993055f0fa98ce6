package dk.punktum.flagger.casework.flagcase;

import static dk.punktum.flagger.casework.Casework.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.FlagReceived;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the database refuses, whatever the code does.
@CaseworkTest
class CaseTablesTest {

    @Inject
    DataSource database;

    private Casework casework;

    @BeforeEach
    void listen() {
        casework = new Casework();
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update case_entry set actor = 'somebody else'",
                "delete from case_entry",
                "truncate case_entry",
                "update case_entry set note = null where false"
            })
    void theStoryOfACaseIsOnlyAddedTo(String change) {
        assertThatThrownBy(() -> run(change)).isInstanceOf(SQLException.class).hasMessageContaining("only added to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'UPHELD', next_attempt_at = null",
                "status = 'DECLINED', next_attempt_at = null, verdict = 'DECLINED', decided_at = now(), decided_by = 'POLICY'",
                "status = 'UNDER_REVIEW', next_attempt_at = null",
                "status = 'CLOSED', next_attempt_at = null",
                "status = 'ELSEWHERE'",
                "next_attempt_at = null",
                "verdict = 'UPHELD'",
                "recommended_by = 'anna'",
                "registered = true",
                "waiting_for = 'GODOT'",
                "decision_level = 'ONE_OFFICER', decided_by = 'ONE_OFFICER'"
            })
    void anOpenCaseCanNotBecomeSomethingImpossible(String change) {
        FlagReceived flag = casework.flag(casework.anAuthority(), name("nede"), "terms-9.1");
        String id = casework.caseIn("OPEN", flag);

        assertThatThrownBy(() -> run("update flag_case set %s where id = '%s'".formatted(change, id)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("check");
    }

    @Test
    void aCaseForTwoOfficersCanNotBeUpheldByOne() {
        String id = casework.onDesk("terms-9.3");
        String upheld = """
                update flag_case set status = 'UPHELD', verdict = 'UPHELD', decided_at = now(), %s where id = '%s'""";

        assertThatThrownBy(() -> run(upheld.formatted("decided_by = 'ONE_OFFICER', officer = 'anna'", id)))
                .hasMessageContaining("check");
        assertThatThrownBy(() -> run(upheld.formatted(
                        "decided_by = 'TWO_OFFICERS', officer = 'anna', recommended_by = 'anna', recommended_at = now()",
                        id)))
                .hasMessageContaining("check");
    }

    @Test
    void onAnyDayThereIsOnePolicyForAGround() {
        assertThatThrownBy(() -> run("""
                                insert into ground_policy (ground, valid_from, decision, suspension_days)
                                values ('terms-9.1', '2030-01-01', 'ONE_OFFICER', 30)""")).hasMessageContaining("ground_policy_does_not_overlap");
    }

    @Test
    void thePolicyOfTheFirstDayIsInTheTable() throws SQLException {
        try (Connection connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("""
                                select string_agg(ground || ' ' || decision || ' ' || suspension_days, ', ' order by ground)
                                from ground_policy where '2026-07-01' between valid_from and coalesce(valid_until, 'infinity')
                                """)) {
            rows.next();
            assertThat(rows.getString(1))
                    .isEqualTo("terms-10.1 AUTOMATIC 30, terms-9.1 AUTOMATIC 30, terms-9.2 AUTOMATIC 30,"
                            + " terms-9.3 TWO_OFFICERS 30, terms-9.4 ONE_OFFICER 30");
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
