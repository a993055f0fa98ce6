package dk.punktum.flagger.intake.withdrawal;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Takes back flags.
@Path("/flags/{id}/withdraw")
@Tag(name = "Flags")
class WithdrawalResource {

    private final WithdrawFlag withdrawFlag;
    private final CallersAgreement callersAgreement;
    private final Caller caller;
    private final IntakeLimits limits;

    WithdrawalResource(
            WithdrawFlag withdrawFlag, CallersAgreement callersAgreement, Caller caller, IntakeLimits limits) {
        this.withdrawFlag = withdrawFlag;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("flagger")
    @Operation(
            operationId = "withdrawFlag",
            summary = "Takes back a flag on all of its names, or on some",
            description = "Always possible, under a suspended agreement too. Asked again, the answer is the same and"
                    + " nothing happens.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WithdrawalDescription.class),
                            examples = @ExampleObject(name = "one name", value = """
                                    {"reason": "RESOLVED", "domains": ["eksempel.dk"]}""")))
    @APIResponse(
            responseCode = "200",
            description = "Taken back",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WithdrawalReceipt.class),
                            examples = @ExampleObject(name = "one name", value = """
                                    {"flagId": "0197c1f4-8b10-7000-8000-000000000017", "flagNumber": "F-2026-000017",
                                     "withdrawn": [{"aLabel": "eksempel.dk", "uLabel": "eksempel.dk",
                                                    "reason": "RESOLVED", "withdrawnAt": "2026-07-02T09:00:00Z"}]}""")))
    @APIResponse(
            responseCode = "400",
            description = "not-json, withdrawal-malformed",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "404",
            description = "unknown-flag: none with this id, or another authority's",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "withdrawal-refused: errors says why",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public WithdrawalReceipt withdraw(UUID id, InputStream body) {
        AgreementFacts agreement = callersAgreement.any(caller.clientId());
        WithdrawalRequest request =
                WithdrawalRequest.read(JsonBody.read(body, limits).object());
        return switch (withdrawFlag.withdraw(id, agreement, caller.clientId(), request)) {
            case WithdrawFlag.Outcome.Withdrawn(WithdrawalReceipt receipt) -> receipt;
            case WithdrawFlag.Outcome.Unknown() -> throw Problems.problem(NOT_FOUND, "unknown-flag");
            case WithdrawFlag.Outcome.Faulty(boolean malformed, List<FieldError> errors) ->
                throw Problems.problem(
                        malformed ? BAD_REQUEST : Problems.UNPROCESSABLE_CONTENT,
                        malformed ? "withdrawal-malformed" : "withdrawal-refused",
                        errors);
        };
    }
}
