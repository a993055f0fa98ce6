package dk.punktum.flagger.intake.portal.approval;

import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.portal.prepared.PreparedStatus;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Objects;

/// What was prepared, in words.
///
/// @param address of its page
/// @param kind    `flag` or `correction`
/// @param names   how many
/// @param own   whether the person who looks at it prepared it
/// @param flagId what came of it; empty as long as nothing has
@TemplateData
record PreparedLine(
        String id,
        String address,
        String kind,
        String caseNumber,
        int names,
        String preparedBy,
        String preparedAt,
        PreparedStatus status,
        String decidedBy,
        String decidedAt,
        String reason,
        String flagId,
        boolean own) {

    static PreparedLine of(Prepared prepared, String person, Phrases t) {
        Instant decidedAt = prepared.decidedAt();
        return new PreparedLine(
                prepared.id().toString(),
                (prepared.isFlag() ? "/portal/approvals/" : "/portal/corrections/") + prepared.id(),
                prepared.isFlag() ? "flag" : "correction",
                prepared.flag().path("caseNumber").asText(),
                prepared.flag().path("domains").size(),
                prepared.preparedBy(),
                t.time(prepared.preparedAt()),
                prepared.status(),
                Objects.requireNonNullElse(prepared.decidedBy(), ""),
                decidedAt == null ? "" : t.time(decidedAt),
                Objects.requireNonNullElse(prepared.reason(), ""),
                prepared.flagId() == null ? "" : Objects.toString(prepared.flagId()),
                prepared.preparedBy().equals(person));
    }

    public boolean isWaiting() {
        return status == PreparedStatus.WAITING;
    }

    public boolean isReturned() {
        return status == PreparedStatus.RETURNED;
    }
}
