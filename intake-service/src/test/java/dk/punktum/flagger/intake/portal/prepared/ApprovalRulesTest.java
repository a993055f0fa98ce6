package dk.punktum.flagger.intake.portal.prepared;

import static dk.punktum.flagger.intake.portal.prepared.PreparedStatus.APPROVED;
import static dk.punktum.flagger.intake.portal.prepared.PreparedStatus.RETURNED;
import static dk.punktum.flagger.intake.portal.prepared.PreparedStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.punktum.flagger.intake.portal.prepared.ApprovalRules.Ruling;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalRulesTest {

    private static final UUID FLAG = UUID.randomUUID();

    @ParameterizedTest
    @MethodSource
    void whoApproves(PreparedStatus status, String by, Ruling ruling) {
        assertThat(ApprovalRules.approve(prepared(status), by)).isEqualTo(ruling);
    }

    static Stream<Arguments> whoApproves() {
        return Stream.of(
                arguments(WAITING, "gerda", new Ruling.Allowed()),
                arguments(WAITING, "gorm", new Ruling.OwnWork()),
                arguments(APPROVED, "gerda", new Ruling.SentBefore(FLAG)),
                arguments(APPROVED, "gorm", new Ruling.SentBefore(FLAG)),
                arguments(RETURNED, "gerda", new Ruling.ReturnedBefore()),
                arguments(RETURNED, "gorm", new Ruling.ReturnedBefore()));
    }

    @ParameterizedTest
    @MethodSource
    void whatCanBeReturned(PreparedStatus status, String by, boolean mayApprove, String reason, Ruling ruling) {
        assertThat(ApprovalRules.giveBack(prepared(status), by, mayApprove, reason))
                .isEqualTo(ruling);
    }

    static Stream<Arguments> whatCanBeReturned() {
        return Stream.of(
                arguments(WAITING, "gerda", true, "a date", new Ruling.Allowed()),
                arguments(WAITING, "gorm", true, "a date", new Ruling.Allowed()),
                arguments(WAITING, "gorm", false, "a date", new Ruling.Allowed()),
                arguments(WAITING, "gerda", false, "a date", new Ruling.NotHers()),
                arguments(WAITING, "gerda", true, "", new Ruling.NoReason(1000)),
                arguments(WAITING, "gerda", true, "æ".repeat(1000), new Ruling.Allowed()),
                arguments(WAITING, "gerda", true, "æ".repeat(1001), new Ruling.NoReason(1000)),
                arguments(APPROVED, "gerda", true, "a date", new Ruling.SentBefore(FLAG)),
                arguments(APPROVED, "gerda", false, "a date", new Ruling.NotHers()),
                arguments(RETURNED, "gerda", true, "a date", new Ruling.ReturnedBefore()));
    }

    private static Prepared prepared(PreparedStatus status) {
        boolean isDecided = status != WAITING;
        return new Prepared(
                UUID.randomUUID(),
                "{}",
                "decision.pdf",
                "gorm",
                Instant.EPOCH,
                null,
                status,
                isDecided ? "gerda" : null,
                isDecided ? Instant.EPOCH : null,
                status == RETURNED ? "a date is wrong" : null,
                status == APPROVED ? FLAG : null);
    }
}
