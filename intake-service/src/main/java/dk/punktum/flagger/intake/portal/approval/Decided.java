package dk.punktum.flagger.intake.portal.approval;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.prepared.ApprovalRules;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.BiFunction;

/// Where a person goes who has approved or returned something, or may not.
final class Decided {

    /// @param itself  the page of what was prepared
    /// @param refused that page with a status, and why it was not done
    static Response of(
            ApprovalRules.Ruling ruling, String itself, Phrases t, BiFunction<Integer, String, Response> refused) {
        int forbidden = Response.Status.FORBIDDEN.getStatusCode();
        return switch (ruling) {
            case ApprovalRules.Ruling.OwnWork() -> refused.apply(forbidden, t.of("approval.own"));
            case ApprovalRules.Ruling.NotHers() -> refused.apply(forbidden, t.of("person.not-an-approver"));
            case ApprovalRules.Ruling.NoReason(int most) ->
                refused.apply(Problems.UNPROCESSABLE_CONTENT.getStatusCode(), t.of("approval.reason-missing", most));
            case ApprovalRules.Ruling.SentBefore(var flagId) -> to("/portal/flags/" + flagId);
            case ApprovalRules.Ruling.Allowed(), ApprovalRules.Ruling.ReturnedBefore() -> to(itself);
        };
    }

    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    private Decided() {}
}
