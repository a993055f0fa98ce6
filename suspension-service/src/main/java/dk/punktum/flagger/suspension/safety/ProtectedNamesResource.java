package dk.punktum.flagger.suspension.safety;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.NameInPath;
import dk.punktum.flagger.suspension.Problems;
import dk.punktum.flagger.suspension.safety.ProtectedNames.Code;
import dk.punktum.flagger.suspension.safety.ProtectedNames.ProtectedName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The names that others depend on: no hold on one passes without two persons.
@Path("/operator/safety/protected-names")
@Tag(name = "Safety")
@RolesAllowed({"operator", SafetyResource.OPERATOR_ADMIN, SafetyResource.ADMIN})
class ProtectedNamesResource {

    private final ProtectedNames names;
    private final ProtectName protectName;
    private final UnprotectName unprotectName;
    private final Clock clock;

    ProtectedNamesResource(ProtectedNames names, ProtectName protectName, UnprotectName unprotectName, Clock clock) {
        this.names = names;
        this.protectName = protectName;
        this.unprotectName = unprotectName;
        this.clock = clock;
    }

    record ProtectionRequest(
            @Schema(examples = "NAME_SERVERS") @Nullable String code,

            @Schema(examples = "4,000 names are delegated to ns1 and ns2 below it") @Nullable
            String reason) {}

    record RemovalRequest(
            @Schema(examples = "no longer a registrar's") @Nullable
            String reason) {}

    @GET
    @RolesAllowed({SafetyResource.VIEWER, "operator", SafetyResource.OPERATOR_ADMIN, SafetyResource.ADMIN})
    @Transactional
    @Operation(summary = "Lists the protected names")
    @APIResponse(responseCode = "200", description = "All of them, by name")
    public List<ProtectedName> all() {
        return names.all();
    }

    @PUT
    @Path("/{domain}")
    @Operation(
            summary = "Protects a name",
            description = "Holds on it that stand are not touched; those that are still to be placed wait for two"
                    + " persons. Whoever has asked to end the protection has to ask again.")
    @APIResponse(responseCode = "204", description = "Protected")
    @APIResponse(
            responseCode = "400",
            description = "`not-a-domain-name`, `unknown-code`, `reason-malformed`; `application/problem+json`")
    public void protect(
            @Parameter(description = "A-label or U-label", example = "eksempel.dk") @PathParam("domain") String domain,
            @Nullable ProtectionRequest request,
            @Context SecurityContext security) {
        DomainName name = NameInPath.read(domain);
        Code code = Arrays.stream(Code.values())
                .filter(known -> request != null && known.name().equals(request.code()))
                .findFirst()
                .orElseThrow(() -> Problems.problem(
                        BAD_REQUEST, "unknown-code", "`code` is one of " + Arrays.toString(Code.values()) + "."));
        protectName.protect(name, code, Act.of(security, clock, request == null ? null : request.reason()));
    }

    @DELETE
    @Path("/{domain}")
    @Operation(
            summary = "Ends the protection of a name, as one of two persons",
            description = "The first one asks for it, the second one does it. The identity counts, not the role.")
    @APIResponse(responseCode = "200", description = "Noted; `done` with the second person")
    @APIResponse(
            responseCode = "400",
            description = "`not-a-domain-name`, `reason-malformed`; `application/problem+json`")
    @APIResponse(responseCode = "404", description = "`not-protected`; `application/problem+json`")
    @APIResponse(responseCode = "422", description = "`four-eyes`; `application/problem+json`")
    public TwoPersonsReceipt unprotect(
            @Parameter(description = "A-label or U-label", example = "eksempel.dk") @PathParam("domain") String domain,
            @Nullable RemovalRequest request,
            @Context SecurityContext security) {
        DomainName name = NameInPath.read(domain);
        Act act = Act.of(security, clock, request == null ? null : request.reason());
        return switch (unprotectName.unprotect(name, act)) {
            case ONE_MORE -> TwoPersonsReceipt.ONE_MORE;
            case DONE -> TwoPersonsReceipt.DONE;
            case SAME_PERSON ->
                throw Problems.problem(
                        Problems.UNPROCESSABLE_CONTENT,
                        "four-eyes",
                        "You have asked for this already; it takes somebody else.");
            case UNKNOWN, NOT_FOR_PERSONS ->
                throw Problems.problem(NOT_FOUND, "not-protected", "This name is not protected.");
        };
    }
}
