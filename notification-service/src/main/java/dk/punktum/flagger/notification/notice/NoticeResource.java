package dk.punktum.flagger.notification.notice;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.messaging.OperatorAct;
import dk.punktum.flagger.notification.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Notices: who was told of what, what became of it, and the exact mail.
@Path("/notices")
@Tag(name = "Notices")
class NoticeResource {

    private static final int MOST = 500;
    private static final int MOST_AT_ONCE = 200;

    private final Notices notices;
    private final NoticeCopies copies;
    private final ResendNotice resendNotice;
    private final SecurityIdentity caller;

    NoticeResource(Notices notices, NoticeCopies copies, ResendNotice resendNotice, SecurityIdentity caller) {
        this.notices = notices;
        this.copies = copies;
        this.resendNotice = resendNotice;
        this.caller = caller;
    }

    /// Which failed notices are to be sent anew, and why.
    record ResendRequest(
            @Nullable List<UUID> ids,

            @Schema(examples = "the mail server is repaired") @Nullable
            String reason) {}

    /// What became of the wish for one of them.
    enum ResendResult {
        QUEUED,
        NOT_FAILED,
        UNKNOWN
    }

    record ResendReceipt(UUID id, ResendResult result) {}

    @GET
    @RolesAllowed({"case-officer", "viewer", "operator", "operator-admin"})
    @Transactional
    @Operation(
            summary = "Lists notices, newest first, 500 at most",
            description = "Addresses are shown to case officers only.")
    public List<NoticeView> list(
            @QueryParam("caseNumber") @Nullable String caseNumber,
            @QueryParam("caseId") @Nullable UUID caseId,
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("status") @Nullable String status) {
        var search = new NoticeSearch(
                caseNumber, caseId, domain == null ? null : aLabel(domain), status == null ? null : status(status));
        return notices.find(search.query(), search.parameters()).page(0, MOST).stream()
                .map(this::view)
                .toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("case-officer")
    @Transactional
    @Operation(summary = "Shows the mail as it was sent: headers, text, HTML")
    public KeptMail get(UUID id) {
        return KeptMail.of(view(find(id)), copy(id));
    }

    @GET
    @Path("/{id}/mail")
    @RolesAllowed("case-officer")
    @Produces("message/rfc822")
    @Transactional
    @Operation(summary = "Hands out the mail octet by octet")
    public byte[] mail(UUID id) {
        return copy(find(id).id()).mail();
    }

    @POST
    @Path("/{id}/resend")
    @RolesAllowed("case-officer")
    @Operation(
            summary = "Has a failed notice sent anew",
            description = "The address is looked up again and the mail is written again, under the same reference.")
    public Response resend(UUID id) {
        return switch (resendNotice.resend(id, new OperatorAct(person(), null))) {
            case ResendNotice.Outcome.Queued(NoticeView notice) ->
                Response.accepted(notice).build();
            case ResendNotice.Outcome.Unknown() -> throw unknown();
            case ResendNotice.Outcome.NotFailed(NoticeStatus now) ->
                throw Problems.problem(
                        CONFLICT, "notice-not-failed", "Only a failed notice is sent anew; this one is " + now + ".");
        };
    }

    @POST
    @Path("/resend")
    @RolesAllowed({"case-officer", "operator", "operator-admin"})
    @Operation(
            summary = "Has failed notices sent anew, each by itself",
            description = "Who and why are kept. Addresses are not shown.")
    @APIResponse(responseCode = "200", description = "What became of each")
    @APIResponse(
            responseCode = "400",
            description = "`ids-out-of-range`, `reason-malformed`; `application/problem+json`")
    public List<ResendReceipt> resendAll(@Nullable ResendRequest request) {
        List<UUID> ids = request == null ? null : request.ids();
        if (request == null || ids == null || ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw Problems.problem(
                    BAD_REQUEST, "ids-out-of-range", "`ids` are 1 to %d notices.".formatted(MOST_AT_ONCE));
        }
        if (!OperatorAct.isReason(request.reason())) {
            throw Problems.problem(
                    BAD_REQUEST,
                    "reason-malformed",
                    "`reason` is what you do this for: 1 to 500 characters, on one line.");
        }
        var act = new OperatorAct(person(), request.reason());
        return ids.stream()
                .distinct()
                .map(id -> new ResendReceipt(id, result(resendNotice.resend(id, act))))
                .toList();
    }

    private static ResendResult result(ResendNotice.Outcome outcome) {
        return switch (outcome) {
            case ResendNotice.Outcome.Queued _ -> ResendResult.QUEUED;
            case ResendNotice.Outcome.NotFailed _ -> ResendResult.NOT_FAILED;
            case ResendNotice.Outcome.Unknown() -> ResendResult.UNKNOWN;
        };
    }

    private String person() {
        return caller.getPrincipal().getName();
    }

    private NoticeView view(Notice notice) {
        return notice.view(
                caller.hasRole("case-officer")
                        ? copies.newest(notice.id()).map(NoticeCopy::address).orElse(null)
                        : null);
    }

    private Notice find(UUID id) {
        return notices.findByIdOptional(id).orElseThrow(NoticeResource::unknown);
    }

    private NoticeCopy copy(UUID id) {
        return copies.newest(id)
                .orElseThrow(() -> Problems.problem(
                        NOT_FOUND, "notice-not-written", "No mail has been written for this notice (yet)."));
    }

    private static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-notice", "There is no notice with this id.");
    }

    private static String aLabel(String typed) {
        return switch (DomainName.read(typed)) {
            case DomainNameReading.Understood understood -> understood.name().aLabel();
            case DomainNameReading.Refused refused ->
                throw Problems.problem(
                        BAD_REQUEST, "not-a-domain-name", "domain: not a .dk name (%s).".formatted(refused.reason()));
        };
    }

    private static NoticeStatus status(String typed) {
        return Arrays.stream(NoticeStatus.values())
                .filter(one -> one.name().equals(typed.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.problem(
                        BAD_REQUEST,
                        "unknown-status",
                        "status: one of %s.".formatted(Arrays.toString(NoticeStatus.values()))));
    }
}
