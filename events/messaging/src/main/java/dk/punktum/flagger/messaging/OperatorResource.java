package dk.punktum.flagger.messaging;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Where an operator sees what is stuck in a service and sets it going again. Shows ids, keys and reasons, no content.
@Path("/operator")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {

    private final DeadLetters deadLetters;
    private final DataSource database;
    private final OutboxRelay relay;

    OperatorResource(DeadLetters deadLetters, DataSource database, OutboxRelay relay) {
        this.deadLetters = deadLetters;
        this.database = database;
        this.relay = relay;
    }

    /// A record that waits for an operator. `detail` holds class names and places in the code.
    public record DeadLetterView(
            UUID id,
            String handler,
            String topic,
            int partition,
            long offset,
            @Nullable UUID eventId,
            @Nullable String key,
            String reason,
            @Nullable String detail,
            Instant setAsideAt) {}

    /// How a redrive went: how many records are done, and where it stopped, if it did.
    public record RedriveReceipt(
            int resolved,
            @Nullable UUID stoppedAt,
            @Nullable String reason,
            @Nullable String detail) {}

    /// Why a dead letter is never to be done.
    public record DiscardRequest(@Nullable String reason) {}

    /// What has not reached Kafka.
    public record OutboxView(long pending, @Nullable Instant oldest, List<ParkedView> parked) {}

    /// An event that Kafka refuses. `waiting` counts what waits behind it on its key.
    public record ParkedView(
            long position,
            UUID eventId,
            String topic,
            String key,
            Instant createdAt,
            Instant parkedAt,
            String reason,
            long waiting) {}

    /// The oldest unresolved dead letters.
    @GET
    @Path("/dead-letters")
    public List<DeadLetterView> deadLetters(@QueryParam("limit") @DefaultValue("200") int limit) throws Exception {
        return deadLetters.open(Math.clamp(limit, 1, 1000)).stream()
                .map(OperatorResource::view)
                .toList();
    }

    /// Tries again what is set aside on the key of this dead letter, in order, until one fails: 200 either way.
    /// 404: no such unresolved dead letter. 409: the service has no such handler any more.
    @POST
    @Path("/dead-letters/{id}/redrive")
    public RedriveReceipt redrive(@PathParam("id") UUID id, @Context SecurityContext security) throws Exception {
        return switch (deadLetters.redrive(id, operator(security))) {
            case DeadLetters.Redrive.Finished finished -> new RedriveReceipt(finished.resolved(), null, null, null);
            case DeadLetters.Redrive.Stopped stopped ->
                new RedriveReceipt(
                        stopped.resolved(), stopped.at(), stopped.reason().name(), stopped.detail());
            case DeadLetters.Redrive.Unknown _ -> throw new NotFoundException();
            case DeadLetters.Redrive.NoHandler none ->
                throw new ClientErrorException("no handler is named " + none.handler(), Response.Status.CONFLICT);
        };
    }

    /// Gives up a dead letter for good. 400: no reason given. 404: no such unresolved dead letter.
    @POST
    @Path("/dead-letters/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    public void discard(@PathParam("id") UUID id, @Nullable DiscardRequest request, @Context SecurityContext security)
            throws Exception {
        if (request == null || request.reason() == null || request.reason().isBlank()) {
            throw new ClientErrorException("a reason is needed", Response.Status.BAD_REQUEST);
        }
        if (!deadLetters.discard(id, operator(security), request.reason())) {
            throw new NotFoundException();
        }
    }

    /// What has not reached Kafka, counted now.
    @GET
    @Path("/outbox")
    public OutboxView outbox() throws Exception {
        try (Connection connection = database.getConnection()) {
            OutboxTable.Backlog backlog = OutboxTable.backlog(connection);
            List<ParkedView> parked = OutboxTable.parked(connection).stream()
                    .map(row -> new ParkedView(
                            row.position(),
                            row.eventId(),
                            row.topic(),
                            row.key(),
                            row.createdAt(),
                            row.parkedAt(),
                            row.reason(),
                            row.waiting()))
                    .toList();
            return new OutboxView(backlog.pending(), backlog.oldest(), parked);
        }
    }

    /// Lets Kafka be asked again to take a parked event, and what waits behind it. 404: nothing is parked there.
    @POST
    @Path("/outbox/{position}/release")
    public void release(@PathParam("position") long position) throws Exception {
        try (Connection connection = database.getConnection()) {
            if (!OutboxTable.release(connection, position)) {
                throw new NotFoundException();
            }
        }
        relay.wake();
    }

    private static String operator(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    private static DeadLetterView view(DeadLetter letter) {
        Arrival arrival = letter.arrival();
        return new DeadLetterView(
                letter.id(),
                letter.handler(),
                arrival.topic(),
                arrival.partition(),
                arrival.offset(),
                arrival.eventId(),
                arrival.key(),
                letter.reason().name(),
                letter.detail(),
                letter.setAsideAt());
    }
}
