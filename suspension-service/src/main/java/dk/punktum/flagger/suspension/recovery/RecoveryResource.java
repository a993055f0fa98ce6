package dk.punktum.flagger.suspension.recovery;

import static jakarta.ws.rs.core.Response.Status.SERVICE_UNAVAILABLE;

import dk.punktum.flagger.suspension.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/// Where an operator has the database compared with Kafka without a restart.
@Path("/operator/recovery")
@Tag(name = "Recovery")
@RolesAllowed("operator")
class RecoveryResource {

    private static final Logger LOG = Logger.getLogger(RecoveryResource.class);

    private final Recover recover;

    RecoveryResource(Recover recover) {
        this.recover = recover;
    }

    /// @param names   names that `suspension-state` has
    /// @param adopted names of which more was told than the database knew
    record RecoveryReceipt(
            @Schema(examples = "240") int names,
            @Schema(examples = "0") int adopted) {}

    @POST
    @Operation(
            summary = "Adopts every name of which more was told on Kafka than the database knows",
            description = "Done by itself at every start. There is something to adopt only after a restore.")
    @APIResponse(responseCode = "200", description = "Done")
    @APIResponse(responseCode = "503", description = "`kafka-away`; `application/problem+json`")
    public RecoveryReceipt recover(@Context SecurityContext security) {
        try {
            Recover.Outcome outcome = recover.recover();
            LOG.infof(
                    "recovery, wanted by %s: %d of %d names adopted",
                    security.getUserPrincipal().getName(), outcome.adopted(), outcome.names());
            return new RecoveryReceipt(outcome.names(), outcome.adopted());
        } catch (KafkaException e) {
            throw Problems.problem(SERVICE_UNAVAILABLE, "kafka-away", "Kafka does not answer; try again later.");
        }
    }
}
