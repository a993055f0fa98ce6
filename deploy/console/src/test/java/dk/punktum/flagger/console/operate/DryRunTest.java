package dk.punktum.flagger.console.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.console.services.Caller;
import dk.punktum.flagger.console.services.ServiceName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a dry run says beforehand.
class DryRunTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final Caller OTTO = new Caller("otto", "");

    @ParameterizedTest
    @CsvSource({
        // who has let the hold pass, what otto would be
        "'',                     WOULD_BE_FIRST",
        "'releasedBy: anna',     WOULD_BE_SECOND",
        "'releasedBy: otto',     NOT_FROM_HERE",
        "'releasedBy: anna, otto', NOT_FROM_HERE",
        // Not the one whose name begins alike.
        "'releasedBy: otto2',    WOULD_BE_SECOND",
    })
    void nobodyIsTheSecondOfTwoPersonsAfterThemselves(String releasedBy, Outcome expected) {
        Waiting hold =
                waiting(WaitingKind.HOLD, "PROTECTED_NAME", releasedBy.isEmpty() ? List.of() : List.of(releasedBy));

        assertThat(foreseen(hold)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "HOLD,    KILL_SWITCH, NOT_FROM_HERE",
        "FINDING, SEIZED,      NOT_FROM_HERE",
        "NOTICE,  REFUSED,     WOULD_BE_TRIED",
        "EFFECT,  SUSPENDED,   WOULD_BE_TRIED",
        "PARKED,  X,           WOULD_BE_TRIED",
    })
    void whatCanNotBeSetGoingFromHereIsSaidBeforehand(WaitingKind kind, String code, Outcome expected) {
        assertThat(foreseen(waiting(kind, code, List.of()))).isEqualTo(expected);
    }

    @Test
    void whatDoesNotWaitAnyMoreIsToldApartFromWhatCanNotBeKnown() {
        Selection.Item item = item(waiting(WaitingKind.NOTICE, "REFUSED", List.of()));
        var nobodyAway = new Attention(List.of(), List.of(), NOW);
        var away = new Attention(List.of(), List.of(new Attention.Unanswered(ServiceName.NOTIFICATION, false)), NOW);

        assertThat(PlanSetGoing.foresee(item, nobodyAway, OTTO).outcome()).isEqualTo(Outcome.GONE);
        assertThat(PlanSetGoing.foresee(item, away, OTTO).outcome()).isEqualTo(Outcome.AWAY);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // dry run, why it stops, outcome, detail
                "true,  -,              WOULD_BE_TRIED, 2 / 2",
                "true,  UNREADABLE,     WOULD_STOP,     '2 / 2, UNREADABLE'",
                "false, -,              DONE,           2 / 2",
                "false, HANDLER_FAILED, STOPPED,        '2 / 2, HANDLER_FAILED'",
            })
    void aKeyGoesInItsOrderAndSaysWhereItStops(boolean dryRun, String reason, Outcome expected, String detail)
            throws Exception {
        var receipt = new ObjectMapper()
                .readTree("""
                {"dryRun":%s,"unknown":["gone"],"lanes":[{"chosen":["b"],"letters":[
                  {"id":"a","key":"eksempel.dk","topic":"flag-received","partition":3,"offset":17,"reason":"X"},
                  {"id":"b","key":"eksempel.dk","topic":"flag-received","partition":3,"offset":18,"reason":"Y"}],
                  "outcome":{"resolved":2%s}}]}""".formatted(dryRun, reason == null ? "" : ",\"reason\":\"%s\"".formatted(reason)));

        List<Line> lines = RedriveReading.lines(ServiceName.CASE, receipt);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().outcome()).isEqualTo(expected);
        assertThat(lines.getFirst().detail()).isEqualTo(detail);
        assertThat(lines.getFirst().order())
                .containsExactly(
                        new Line.Place("flag-received 3@17", "X", false),
                        new Line.Place("flag-received 3@18", "Y", true));
        assertThat(lines.getLast().outcome()).isEqualTo(Outcome.GONE);
    }

    private static Outcome foreseen(Waiting waiting) {
        return PlanSetGoing.foresee(item(waiting), new Attention(List.of(waiting), List.of(), NOW), OTTO)
                .outcome();
    }

    private static Selection.Item item(Waiting waiting) {
        return Selection.Item.of(waiting.reference()).orElseThrow();
    }

    private static Waiting waiting(WaitingKind kind, String code, List<String> facts) {
        return new Waiting(ServiceName.NOTIFICATION, kind, "id-1", "eksempel.dk", code, null, NOW, null, facts);
    }
}
