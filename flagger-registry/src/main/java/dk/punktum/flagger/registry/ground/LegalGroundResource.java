package dk.punktum.flagger.registry.ground;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Reads the catalogue of legal grounds.
@Path("/grounds")
@Authenticated
@Tag(name = "Legal grounds")
class LegalGroundResource {

    private final LegalGrounds grounds;

    LegalGroundResource(LegalGrounds grounds) {
        this.grounds = grounds;
    }

    @GET
    @Operation(summary = "Lists the legal grounds that an agreement can name")
    public List<LegalGroundView> list() {
        return grounds.catalogue();
    }
}
