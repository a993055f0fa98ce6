package dk.punktum.flagger.registry.hearing;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What came of the hearings, for everybody.
@Path("/hearings")
@PermitAll
@Tag(name = "Public")
class PublishedHearingResource {

    private final Hearings hearings;

    PublishedHearingResource(Hearings hearings) {
        this.hearings = hearings;
    }

    @GET
    @Transactional
    @Operation(
            summary = "Lists the concluded hearings in summary",
            description = "Public. How many were asked, how many said what, and the registry's summary.")
    public List<PublishedHearing> list() {
        return hearings.published();
    }
}
