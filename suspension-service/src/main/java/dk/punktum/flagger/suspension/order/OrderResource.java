package dk.punktum.flagger.suspension.order;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.suspension.Problems;
import dk.punktum.flagger.suspension.Problems.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Orders to the registry itself: entered by one person, approved by another.
@Path("/orders")
@Tag(name = "Orders")
class OrderResource {

    private static final int MOST = 200;

    private final HoldOrders orders;
    private final DraftOrder draftOrder;
    private final ApproveOrder approveOrder;
    private final EndOrder endOrder;
    private final SecurityIdentity caller;

    OrderResource(
            HoldOrders orders,
            DraftOrder draftOrder,
            ApproveOrder approveOrder,
            EndOrder endOrder,
            SecurityIdentity caller) {
        this.orders = orders;
        this.draftOrder = draftOrder;
        this.approveOrder = approveOrder;
        this.endOrder = endOrder;
        this.caller = caller;
    }

    /// @param reason `REVOKED`, `REPLACED`, `MISTAKEN` or `FULFILLED`
    record LiftRequest(
            @Schema(examples = "REVOKED") @Nullable String reason) {}

    @POST
    @RolesAllowed("case-officer")
    @Operation(
            summary = "Enters an order",
            description = "Answers all faults at once, each with its JSON pointer. Nothing is held before another"
                    + " person approves the order.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "400", description = "`order-faulty`; `application/problem+json`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`order-known`: there is one with this domain, cause and reference; `application/problem+json`")
    @APIResponse(responseCode = "422", description = "`order-over`, `no-landing-page`; `application/problem+json`")
    public Response draft(@Nullable OrderSubmission submission) {
        if (submission == null) {
            throw faulty("order-faulty", List.of(new FieldError("", "missing", "There is no order.")));
        }
        return switch (OrderReading.of(submission)) {
            case OrderReading.Faulty(var errors) -> throw faulty("order-faulty", errors);
            case OrderReading.Understood(OrderContent content) -> {
                OrderView order = answer(draftOrder.draft(content, person()));
                yield Response.created(URI.create("/orders/" + order.id()))
                        .entity(order)
                        .build();
            }
        };
    }

    @GET
    @RolesAllowed({"case-officer", "case-approver", "registry-admin"})
    @Transactional
    @Operation(summary = "Lists orders, newest first, 200 at most")
    @APIResponse(responseCode = "200", description = "The orders")
    @APIResponse(
            responseCode = "400",
            description = "`not-a-domain-name`, `unknown-status`; `application/problem+json`")
    public List<OrderView> list(
            @QueryParam("status") @Nullable String status, @QueryParam("domain") @Nullable String domain) {
        OrderStatus wanted = status == null
                ? null
                : oneOf(
                        OrderStatus.class,
                        status,
                        () -> Problems.problem(
                                BAD_REQUEST, "unknown-status", "One of %s.".formatted(List.of(OrderStatus.values()))));
        return orders.newestFirst(wanted, domain == null ? null : aLabel(domain), MOST).stream()
                .map(HoldOrder::view)
                .toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"case-officer", "case-approver", "registry-admin"})
    @Transactional
    @Operation(summary = "Shows one order")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "`unknown-order`; `application/problem+json`")
    public OrderView get(UUID id) {
        return orders.findByIdOptional(id).map(HoldOrder::view).orElseThrow(OrderResource::unknown);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({"case-approver", "registry-admin"})
    @Operation(
            summary = "Approves an order: the name is held as soon as the register has been looked at",
            description = "By another person than the one who entered it. A repeat changes nothing.")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "`unknown-order`; `application/problem+json`")
    @APIResponse(responseCode = "409", description = "`wrong-status`; `application/problem+json`")
    @APIResponse(
            responseCode = "422",
            description = "`four-eyes`, `order-over`, `no-landing-page`; `application/problem+json`")
    public OrderView approve(UUID id) {
        return answer(approveOrder.approve(id, person()));
    }

    @POST
    @Path("/{id}/discard")
    @RolesAllowed({"case-officer", "case-approver", "registry-admin"})
    @Operation(summary = "Gives up an order that is not approved yet", description = "A repeat changes nothing.")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "`unknown-order`; `application/problem+json`")
    @APIResponse(responseCode = "409", description = "`wrong-status`; `application/problem+json`")
    public OrderView discard(UUID id) {
        return answer(endOrder.end(id, null, person()));
    }

    @POST
    @Path("/{id}/lift")
    @RolesAllowed({"case-approver", "registry-admin"})
    @Operation(
            summary = "Lifts an approved order, and with it its hold",
            description = "Other holds on the name stay. A repeat changes nothing.")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "400", description = "`request-faulty`; `application/problem+json`")
    @APIResponse(responseCode = "404", description = "`unknown-order`; `application/problem+json`")
    @APIResponse(responseCode = "409", description = "`wrong-status`; `application/problem+json`")
    public OrderView lift(UUID id, @Nullable LiftRequest request) {
        String text = request == null ? null : request.reason();
        LiftReason reason = oneOf(
                LiftReason.class,
                text,
                () -> faulty(
                        "request-faulty",
                        List.of(new FieldError(
                                "/reason",
                                text == null ? "missing" : "unknown",
                                "One of %s.".formatted(List.of(LiftReason.values()))))));
        return answer(endOrder.end(id, reason, person()));
    }

    private String person() {
        return caller.getPrincipal().getName();
    }

    private static OrderView answer(OrderOutcome outcome) {
        return switch (outcome) {
            case OrderOutcome.Done(OrderView order) -> order;
            case OrderOutcome.Known(OrderView order) ->
                throw Problems.problem(
                        CONFLICT,
                        "order-known",
                        "Order %s has this domain, cause and reference.".formatted(order.number()));
            case OrderOutcome.Unknown() -> throw unknown();
            case OrderOutcome.Refused(OrderRules.Refusal refusal) ->
                throw Problems.problem(status(refusal), refusal.code(), refusal.detail());
        };
    }

    private static StatusType status(OrderRules.Refusal refusal) {
        return switch (refusal) {
            case WRONG_STATUS -> CONFLICT;
            case FOUR_EYES, ORDER_OVER, NO_LANDING_PAGE -> Problems.UNPROCESSABLE_CONTENT;
        };
    }

    private static String aLabel(String domain) {
        return switch (DomainName.read(domain)) {
            case DomainNameReading.Understood understood -> understood.name().aLabel();
            case DomainNameReading.Refused _ ->
                throw Problems.problem(BAD_REQUEST, "not-a-domain-name", "This is not a registrable .dk name.");
        };
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, @Nullable String text, Supplier<HttpProblem> otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(otherwise);
    }

    private static HttpProblem faulty(String code, List<FieldError> errors) {
        return Problems.problem(BAD_REQUEST, code, "There are faults; see errors.", errors);
    }

    private static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-order", "There is no order with this id.");
    }
}
