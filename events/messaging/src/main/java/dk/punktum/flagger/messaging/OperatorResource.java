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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where an operator sees what is stuck in a service and sets it going again. Shows ids, keys and reasons, no content.
/// A viewer sees the same and changes nothing.
@Path("/operator")
@Tag(name = "What is stuck")
@RolesAllowed({"operator", "operator-admin"})
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {

    /// What a person can still look through before saying yes.
    private static final int MOST_AT_ONCE = 200;

    private static final int PAGE = 200;

    private final DeadLetters deadLetters;
    private final OperatorAudit audit;
    private final ReleaseParked releaseParked;
    private final UnfinishedWork unfinished;
    private final DataSource database;

    OperatorResource(
            DeadLetters deadLetters,
            OperatorAudit audit,
            ReleaseParked releaseParked,
            UnfinishedWork unfinished,
            DataSource database) {
        this.deadLetters = deadLetters;
        this.audit = audit;
        this.releaseParked = releaseParked;
        this.unfinished = unfinished;
        this.database = database;
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

    /// Which dead letters are to be tried again, and why.
    ///
    /// @param dryRun nothing is tried; the answer says what would be
    public record RedriveRequest(
            @Nullable List<UUID> ids,
            @Nullable Boolean dryRun,
            @Nullable String reason) {}

    /// What stands on one key for one handler, and how it went.
    ///
    /// @param chosen  those of them that were asked for
    /// @param letters all of them, in the order in which they are tried, 1000 at most
    /// @param outcome after a dry run how far it would come, as far as can be told without doing it
    public record LaneReceipt(List<UUID> chosen, List<DeadLetterView> letters, RedriveReceipt outcome) {}

    /// @param unknown ids of which there is no unresolved dead letter
    public record RedriveAllReceipt(boolean dryRun, List<LaneReceipt> lanes, List<UUID> unknown) {}

    /// Why a dead letter is never to be done.
    public record DiscardRequest(@Nullable String reason) {}

    /// Which parked events are let go, and why.
    public record ReleaseRequest(
            @Nullable List<Long> positions, @Nullable String reason) {}

    /// @param unknown positions at which nothing is parked
    public record ReleaseReceipt(List<Long> released, List<Long> unknown) {}

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

    @GET
    @Path("/dead-letters")
    @RolesAllowed({"viewer", "operator", "operator-admin"})
    @Operation(
            operationId = "listDeadLetters",
            summary = "Lists the oldest unresolved dead letters, without their content")
    public List<DeadLetterView> deadLetters(
            @Parameter(description = "1 to 1000 of them") @QueryParam("limit") @DefaultValue("200") int limit)
            throws Exception {
        return deadLetters.open(Math.clamp(limit, 1, 1000)).stream()
                .map(OperatorResource::view)
                .toList();
    }

    @POST
    @Path("/dead-letters/{id}/redrive")
    @Operation(
            operationId = "redriveDeadLetter",
            summary = "Tries again what is set aside on the key of this dead letter, in order, until one fails",
            description = "200 either way. With a reason, and for several: `POST /operator/dead-letters/redrive`.")
    @APIResponse(responseCode = "200", description = "How far it came")
    @APIResponse(responseCode = "404", description = "No such unresolved dead letter")
    @APIResponse(responseCode = "409", description = "The service has no such handler any more")
    public RedriveReceipt redrive(@PathParam("id") UUID id, @Context SecurityContext security) throws Exception {
        OperatorAct act = act(security, null);
        DeadLetters.Redrive redrive = deadLetters.redrive(id, act);
        return switch (redrive) {
            case DeadLetters.Redrive.Finished _, DeadLetters.Redrive.Stopped _ -> receipt(redrive);
            case DeadLetters.Redrive.Unknown _ -> throw new NotFoundException();
            case DeadLetters.Redrive.NoHandler none ->
                throw new ClientErrorException("no handler is named " + none.handler(), Response.Status.CONFLICT);
        };
    }

    @POST
    @Path("/dead-letters/redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Tries several again, or says what would be tried",
            description = "Whatever stands on the same key goes with them, in order. With `dryRun`, nothing is tried.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = RedriveRequest.class),
                            examples = @ExampleObject(name = "two letters", value = """
                                    {"ids": ["0197c1f4-8b10-7000-8000-000000000017", "0197c1f4-8b10-7000-8000-000000000018"],
                                     "dryRun": true, "reason": "The registry answers again."}""")))
    @APIResponse(responseCode = "200", description = "What stands on each key, and how far it came")
    @APIResponse(responseCode = "400", description = "No ids, more than 200, or a reason that can not be kept")
    public RedriveAllReceipt redriveAll(@Nullable RedriveRequest request, @Context SecurityContext security)
            throws Exception {
        List<UUID> ids = request == null ? null : request.ids();
        if (request == null || ids == null || ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw badRequest("`ids` are 1 to " + MOST_AT_ONCE + " dead letters");
        }
        OperatorAct act = act(security, request.reason());
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        List<LaneReceipt> lanes = new ArrayList<>();
        Set<UUID> unknown = new LinkedHashSet<>(ids);
        for (DeadLetters.Lane lane : deadLetters.lanes(ids)) {
            DeadLetters.Redrive outcome = dryRun
                    ? deadLetters.foresee(lane)
                    : deadLetters.redrive(lane.first().id(), act);
            lanes.add(new LaneReceipt(
                    lane.chosen(),
                    lane.letters().stream().map(OperatorResource::view).toList(),
                    receipt(outcome)));
            lane.chosen().forEach(unknown::remove);
        }
        return new RedriveAllReceipt(dryRun, lanes, List.copyOf(unknown));
    }

    private static RedriveReceipt receipt(DeadLetters.Redrive redrive) {
        return switch (redrive) {
            case DeadLetters.Redrive.Finished finished -> new RedriveReceipt(finished.resolved(), null, null, null);
            case DeadLetters.Redrive.Stopped stopped ->
                new RedriveReceipt(
                        stopped.resolved(), stopped.at(), stopped.reason().name(), stopped.detail());
            case DeadLetters.Redrive.Unknown _ -> new RedriveReceipt(0, null, "UNKNOWN", null);
            case DeadLetters.Redrive.NoHandler none -> new RedriveReceipt(0, null, "NO_HANDLER", none.handler());
        };
    }

    @POST
    @Path("/dead-letters/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Gives up a dead letter for good; what is behind it still waits")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DiscardRequest.class),
                            examples = @ExampleObject(name = "a reason", value = """
                                    {"reason": "Sent twice by hand; the other one was handled."}""")))
    @APIResponse(responseCode = "204", description = "It is never done; who and why are kept")
    @APIResponse(responseCode = "400", description = "No reason, or one that can not be kept")
    @APIResponse(responseCode = "404", description = "No such unresolved dead letter")
    public void discard(@PathParam("id") UUID id, @Nullable DiscardRequest request, @Context SecurityContext security)
            throws Exception {
        if (request == null || request.reason() == null || request.reason().isBlank()) {
            throw badRequest("a reason is needed");
        }
        if (!deadLetters.discard(id, act(security, request.reason()))) {
            throw new NotFoundException();
        }
    }

    @GET
    @Path("/outbox")
    @RolesAllowed({"viewer", "operator", "operator-admin"})
    @Operation(operationId = "getOutbox", summary = "Shows what has not reached Kafka, and what Kafka refuses")
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

    @POST
    @Path("/outbox/{position}/release")
    @Operation(
            operationId = "releaseParked",
            summary = "Lets Kafka be asked again to take a parked event, and what waits behind it",
            description = "With a reason, and for several: `POST /operator/outbox/release`.")
    @APIResponse(responseCode = "204", description = "It is tried at once; who did it is kept")
    @APIResponse(responseCode = "404", description = "Nothing is parked there")
    public void release(@PathParam("position") long position, @Context SecurityContext security) throws Exception {
        if (!releaseParked.release(position, act(security, null))) {
            throw new NotFoundException();
        }
    }

    @POST
    @Path("/outbox/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "releaseSeveralParked",
            summary = "Lets Kafka be asked again to take several parked events, and what waits behind them")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReleaseRequest.class),
                            examples = @ExampleObject(name = "two positions", value = """
                                    {"positions": [17, 18], "reason": "The topic exists now."}""")))
    @APIResponse(responseCode = "200", description = "They are tried at once; who and why are kept")
    @APIResponse(responseCode = "400", description = "No positions, more than 200, or a reason that can not be kept")
    public ReleaseReceipt releaseAll(@Nullable ReleaseRequest request, @Context SecurityContext security)
            throws Exception {
        List<Long> positions = request == null ? null : request.positions();
        if (request == null || positions == null || positions.isEmpty() || positions.size() > MOST_AT_ONCE) {
            throw badRequest("`positions` are 1 to " + MOST_AT_ONCE + " parked events");
        }
        OperatorAct act = act(security, request.reason());
        List<Long> released = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (long position : positions) {
            (releaseParked.release(position, act) ? released : unknown).add(position);
        }
        return new ReleaseReceipt(released, unknown);
    }

    @GET
    @Path("/unfinished")
    @RolesAllowed({"viewer", "operator", "operator-admin"})
    @Operation(
            operationId = "getUnfinished",
            summary = "Shows how much is unfinished in each stage that this service is responsible for")
    @APIResponse(responseCode = "200", description = "Counted now, with the oldest one of each stage")
    public List<UnfinishedWork.StageView> unfinished() throws Exception {
        return unfinished.stages();
    }

    @GET
    @Path("/audit")
    @RolesAllowed({"viewer", "operator", "operator-admin"})
    @Operation(
            operationId = "listOperatorActs",
            summary = "Lists what persons have done about what was stuck, the newest first, 200 at a time")
    public List<OperatorAudit.Entry> audit(
            @Parameter(description = "Only entries with a lower `position`: the last one of the page before")
                    @QueryParam("before")
                    @DefaultValue("9223372036854775807")
                    long before)
            throws Exception {
        return audit.before(before, PAGE);
    }

    private static OperatorAct act(SecurityContext security, @Nullable String reason) {
        String given = reason == null || reason.isBlank() ? null : reason.strip();
        if (given != null && !OperatorAct.isReason(given)) {
            throw badRequest("a reason has 500 characters at most, on one line");
        }
        return new OperatorAct(security.getUserPrincipal().getName(), given);
    }

    private static ClientErrorException badRequest(String why) {
        return new ClientErrorException(why, Response.Status.BAD_REQUEST);
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
