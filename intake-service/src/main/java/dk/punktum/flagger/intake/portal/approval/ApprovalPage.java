package dk.punktum.flagger.intake.portal.approval;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.document.DecisionDocuments;
import dk.punktum.flagger.intake.flag.DomainRuling;
import dk.punktum.flagger.intake.flag.FlagFigures;
import dk.punktum.flagger.intake.flag.FlagSubmission;
import dk.punktum.flagger.intake.flag.IntakeRuling;
import dk.punktum.flagger.intake.flag.SubmitFlag;
import dk.punktum.flagger.intake.flag.TryFlag;
import dk.punktum.flagger.intake.lookup.LookAtNames;
import dk.punktum.flagger.intake.lookup.NameLook;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.handin.CheckedName;
import dk.punktum.flagger.intake.portal.handin.FlagForm;
import dk.punktum.flagger.intake.portal.handin.FormView;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.ActingPerson;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.portal.prepared.ApprovalRules;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.portal.prepared.PreparedFlags;
import dk.punktum.flagger.intake.portal.prepared.ReturnFlag;
import dk.punktum.flagger.intake.quota.QuotaExceeded;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// One prepared flag: looked at once more, name by name, as it stands now; approved and sent, or returned.
@Path("/portal/approvals/{id}")
@RolesAllowed(Visitor.ROLE)
@ActingAs({AuthorityRole.SUBMITTER, AuthorityRole.APPROVER})
@Produces(MediaType.TEXT_HTML)
class ApprovalPage {

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance approval(
                Phrases t,
                PreparedLine prepared,
                FormView view,
                List<CheckedName> names,
                List<String> faults,
                boolean approver,
                String news);

        private Templates() {}
    }

    /// @param faults why it can not be sent as it stands
    private record Look(List<CheckedName> names, List<String> faults) {}

    private final Visitor visitor;
    private final ActingPerson person;
    private final CallersAgreement callersAgreement;
    private final PreparedFlags preparedFlags;
    private final ApproveFlag approveFlag;
    private final ReturnFlag returnFlag;
    private final DecisionDocuments documents;
    private final TryFlag tryFlag;
    private final LookAtNames lookAtNames;
    private final IntakeLimits limits;
    private final FlagFigures figures;

    ApprovalPage(
            Visitor visitor,
            ActingPerson person,
            CallersAgreement callersAgreement,
            PreparedFlags preparedFlags,
            ApproveFlag approveFlag,
            ReturnFlag returnFlag,
            DecisionDocuments documents,
            TryFlag tryFlag,
            LookAtNames lookAtNames,
            IntakeLimits limits,
            FlagFigures figures) {
        this.visitor = visitor;
        this.person = person;
        this.callersAgreement = callersAgreement;
        this.preparedFlags = preparedFlags;
        this.approveFlag = approveFlag;
        this.returnFlag = returnFlag;
        this.documents = documents;
        this.tryFlag = tryFlag;
        this.lookAtNames = lookAtNames;
        this.limits = limits;
        this.figures = figures;
    }

    /// @param news `prepared`, right after that
    @GET
    @Operation(hidden = true)
    public TemplateInstance show(UUID id, @QueryParam("news") @Nullable String news) {
        Prepared prepared = own(id);
        Look look = prepared.isWaiting() ? look(prepared) : new Look(List.of(), List.of());
        return page(prepared, look, "prepared".equals(news) && prepared.isWaiting() ? "prepared" : "");
    }

    @POST
    @Path("/approve")
    @ActingAs(AuthorityRole.APPROVER)
    @Operation(hidden = true)
    public Response approve(UUID id) {
        // Asked before anything is decided: nobody waits for a resolver inside a transaction.
        var usedForMail =
                lookAtNames.usedForMail(visitor.authority(), submission(own(id)).names());
        return switch (approveFlag
                .approve(
                        id,
                        agreement(),
                        visitor.authority(),
                        visitor.person(),
                        usedForMail,
                        visitor.t().language())
                .orElseThrow(ApprovalPage::unknown)) {
            case ApproveFlag.Outcome.Tried(SubmitFlag.Outcome sending) -> sent(id, sending);
            case ApproveFlag.Outcome.NotAllowed(ApprovalRules.Ruling ruling) -> decided(id, ruling);
        };
    }

    @POST
    @Path("/return")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response giveBack(UUID id, @FormParam("reason") @Nullable String typed) {
        return decided(
                id,
                returnFlag
                        .giveBack(
                                own(id).id(),
                                agreement().id(),
                                visitor.person(),
                                person.isApprover(),
                                typed == null ? "" : typed.strip())
                        .orElseThrow(ApprovalPage::unknown));
    }

    /// As it was uploaded, to be read on one's own machine.
    @GET
    @Path("/document")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response document(UUID id) {
        AgreementFacts agreement = agreement();
        String documentId = own(id).flag().path("documentId").asText();
        return Response.ok(documents
                        .content(UUID.fromString(documentId), agreement)
                        .orElseThrow(ApprovalPage::unknown))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"decision.pdf\"")
                .build();
    }

    private Response decided(UUID id, ApprovalRules.Ruling ruling) {
        return Decided.of(
                ruling, "/portal/approvals/" + id, visitor.t(), (status, fault) -> refused(id, status, fault));
    }

    private Response sent(UUID id, SubmitFlag.Outcome sending) {
        figures.count(sending);
        return switch (sending) {
            case SubmitFlag.Outcome.Accepted(var answer, var _, var _) ->
                Decided.to("/portal/flags/%s?news=sent".formatted(answer.flagId()));
            case SubmitFlag.Outcome.Repeated(var answer) -> Decided.to("/portal/flags/" + answer.flagId());
            case SubmitFlag.Outcome.Refused(IntakeRuling refusal) ->
                refused(
                        id,
                        Problems.UNPROCESSABLE_CONTENT.getStatusCode(),
                        SendingWords.of(refusal, visitor.t()).toArray(String[]::new));
            case SubmitFlag.Outcome.OverQuota(QuotaExceeded quota) ->
                refused(id, Response.Status.TOO_MANY_REQUESTS.getStatusCode(), said(quota));
            case SubmitFlag.Outcome.InProgress() ->
                throw Problems.problem(Response.Status.CONFLICT, "request-in-progress");
            case SubmitFlag.Outcome.KeyReused() ->
                throw Problems.problem(Problems.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
            case SubmitFlag.Outcome.NoAgreement() -> throw CallersAgreement.none();
        };
    }

    private String said(QuotaExceeded quota) {
        return visitor.t().of("new.quota", Math.ceilDiv(quota.retryAfter().toSeconds(), 60));
    }

    /// The page again, with why it was not done.
    private Response refused(UUID id, int status, String... faults) {
        Prepared prepared = own(id);
        return Response.status(status)
                .entity(page(prepared, new Look(look(prepared).names(), List.of(faults)), ""))
                .build();
    }

    private TemplateInstance page(Prepared prepared, Look look, String news) {
        Phrases t = visitor.t();
        return Templates.approval(
                t,
                PreparedLine.of(prepared, visitor.person(), t),
                new FormView(t, FlagForm.of(prepared), List.of(), List.of(), ""),
                look.names(),
                look.faults(),
                person.isApprover(),
                news);
    }

    private Look look(Prepared prepared) {
        FlagSubmission submission = submission(prepared);
        Map<DomainName, NameLook> looks = lookAtNames.all(visitor.authority(), submission.names());
        return switch (tryFlag.attempt(visitor.authority(), submission, NameLook.usedForMail(looks))) {
            case TryFlag.Outcome.NoAgreement() -> throw CallersAgreement.none();
            case TryFlag.Outcome.OverQuota(QuotaExceeded quota) -> new Look(List.of(), List.of(said(quota)));
            case TryFlag.Outcome.Ruled(IntakeRuling ruling) ->
                new Look(
                        names(ruling).stream()
                                .map(name -> CheckedName.of(
                                        name,
                                        looks,
                                        visitor.t(),
                                        FlagForm.of(prepared).acknowledged()))
                                .toList(),
                        SendingWords.of(ruling, visitor.t()));
        };
    }

    private static List<DomainRuling> names(IntakeRuling ruling) {
        return switch (ruling) {
            case IntakeRuling.Accepted(var _, List<DomainRuling> domains) -> domains;
            case IntakeRuling.WarningsNotAcknowledged(var _, List<DomainRuling> domains) -> domains;
            case IntakeRuling.NoDomainAccepted(List<DomainRuling> domains) -> domains;
            case IntakeRuling _ -> List.of();
        };
    }

    private FlagSubmission submission(Prepared prepared) {
        return FlagSubmission.read(JsonBody.read(new ByteArrayInputStream(prepared.bytes()), limits)
                .object());
    }

    private AgreementFacts agreement() {
        return callersAgreement.any(visitor.authority());
    }

    private Prepared own(UUID id) {
        return preparedFlags.own(id, agreement().id()).filter(Prepared::isFlag).orElseThrow(ApprovalPage::unknown);
    }

    private static HttpProblem unknown() {
        return Problems.problem(Response.Status.NOT_FOUND, "unknown-flag");
    }
}
