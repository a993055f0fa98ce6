package dk.punktum.flagger.registry.quality;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What became of an agreement's cases.
@Path("/agreements/{id}/quality")
@Tag(name = "Quality")
class QualityResource {

    private final FlaggersQuality quality;

    QualityResource(FlaggersQuality quality) {
        this.quality = quality;
    }

    @GET
    @RolesAllowed({"registry-admin", "case-officer", "operator"})
    @Transactional
    @Operation(
            operationId = "getQuality",
            summary = "Shows what became of an agreement's cases",
            description = "By month, twelve of them, and by the measure of the policy in force.")
    @APIResponse(responseCode = "200", description = "The figures")
    public QualityView quality(UUID id) {
        return quality.of(id);
    }
}
