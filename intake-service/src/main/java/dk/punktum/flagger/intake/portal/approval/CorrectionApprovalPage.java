package dk.punktum.flagger.intake.portal.approval;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.correction.CorrectFlag;
import dk.punktum.flagger.intake.correction.ListVersions;
import dk.punktum.flagger.intake.correction.TryCorrection;
import dk.punktum.flagger.intake.correction.VersionView;
import dk.punktum.flagger.intake.document.DecisionDocuments;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.flag.JudgeCorrection.Judgement;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.handin.CorrectByHand;
import dk.punktum.flagger.intake.portal.handin.Fault;
import dk.punktum.flagger.intake.portal.handin.FlagForm;
import dk.punktum.flagger.intake.portal.handin.FormView;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.ActingPerson;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.portal.prepared.ApprovalRules;
import dk.punktum.flagger.intake.portal.prepared.Happened;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.portal.prepared.PreparedCorrection;
import dk.punktum.flagger.intake.portal.prepared.PreparedFlags;
import dk.punktum.flagger.intake.portal.prepared.ReturnFlag;
import dk.punktum.flagger.intake.version.CorrectableContent;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// One prepared correction: what it changes, field by field, and what came up since; approved and made, or returned.
@Path("/portal/corrections/{id}")
@RolesAllowed(Visitor.ROLE)
@ActingAs({AuthorityRole.SUBMITTER, AuthorityRole.APPROVER})
@Produces(MediaType.TEXT_HTML)
class CorrectionApprovalPage {

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance correction(
                Phrases t,
                PreparedLine prepared,
                FlagView flag,
                FormView view,
                FlagForm before,
                String reason,
                List<String> faults,
                boolean approver,
                String news);

        private Templates() {}
    }

    /// What was prepared, and the flag that it is to correct.
    private record Found(Prepared prepared, PreparedCorrection correction, FlagView flag) {}

    private final Visitor visitor;
    private final ActingPerson person;
    private final CallersAgreement callersAgreement;
    private final PreparedFlags preparedFlags;
    private final ReadFlags readFlags;
    private final ListVersions listVersions;
    private final TryCorrection tryCorrection;
    private final ApproveCorrection approveCorrection;
    private final ReturnFlag returnFlag;
    private final DecisionDocuments documents;
    private final ObjectMapper json;

    CorrectionApprovalPage(
            Visitor visitor,
            ActingPerson person,
            CallersAgreement callersAgreement,
            PreparedFlags preparedFlags,
            ReadFlags readFlags,
            ListVersions listVersions,
            TryCorrection tryCorrection,
            ApproveCorrection approveCorrection,
            ReturnFlag returnFlag,
            DecisionDocuments documents,
            ObjectMapper json) {
        this.visitor = visitor;
        this.person = person;
        this.callersAgreement = callersAgreement;
        this.preparedFlags = preparedFlags;
        this.readFlags = readFlags;
        this.listVersions = listVersions;
        this.tryCorrection = tryCorrection;
        this.approveCorrection = approveCorrection;
        this.returnFlag = returnFlag;
        this.documents = documents;
        this.json = json;
    }

    /// @param news `prepared`, right after that
    @GET
    @Operation(hidden = true)
    public TemplateInstance show(UUID id, @QueryParam("news") @Nullable String news) {
        Found found = own(id);
        return page(
                found,
                found.prepared().isWaiting() ? objections(found) : List.of(),
                "prepared".equals(news) && found.prepared().isWaiting() ? "prepared" : "");
    }

    @POST
    @Path("/approve")
    @ActingAs(AuthorityRole.APPROVER)
    @Operation(hidden = true)
    public Response approve(UUID id) {
        return switch (approveCorrection
                .approve(id, agreement(), visitor.person(), visitor.t().language())
                .orElseThrow(CorrectionApprovalPage::unknown)) {
            case ApproveCorrection.Outcome.Tried(CorrectByHand.Outcome correcting) -> corrected(id, correcting);
            case ApproveCorrection.Outcome.NotKnownThen() -> refused(id, objections(own(id)));
            case ApproveCorrection.Outcome.NotAllowed(ApprovalRules.Ruling ruling) -> decided(id, ruling);
        };
    }

    @POST
    @Path("/return")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response giveBack(UUID id, @FormParam("reason") @Nullable String typed) {
        String reason = typed == null ? "" : typed.strip();
        return decided(
                id,
                returnFlag
                        .giveBack(
                                own(id).prepared().id(),
                                agreement().id(),
                                visitor.person(),
                                person.isApprover(),
                                reason)
                        .orElseThrow(CorrectionApprovalPage::unknown));
    }

    /// The one that the flag is to rest on.
    @GET
    @Path("/document")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response document(UUID id) {
        return file(UUID.fromString(own(id).prepared().flag().path("documentId").asText()), "decision.pdf");
    }

    /// The one that it rested on.
    @GET
    @Path("/document-before")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response documentBefore(UUID id) {
        return file(before(own(id)).documentId(), "decision-before.pdf");
    }

    private Response file(UUID documentId, String name) {
        return Response.ok(documents.content(documentId, agreement()).orElseThrow(CorrectionApprovalPage::unknown))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
                .build();
    }

    private Response corrected(UUID id, CorrectByHand.Outcome outcome) {
        return switch (outcome) {
            case CorrectByHand.Outcome.Overtaken() -> refused(id, objections(own(id)));
            case CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.Corrected(var answer)) ->
                Decided.to("/portal/flags/%s?news=corrected".formatted(answer.flagId()));
            case CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.Refused(HttpProblem problem)) ->
                refused(id, said(problem));
            case CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.InProgress()) ->
                throw Problems.problem(Response.Status.CONFLICT, "request-in-progress");
            case CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.KeyReused()) ->
                throw Problems.problem(Problems.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        };
    }

    private Response decided(UUID id, ApprovalRules.Ruling ruling) {
        return Decided.of(
                ruling,
                "/portal/corrections/" + id,
                visitor.t(),
                (status, fault) -> refused(id, status, List.of(fault)));
    }

    private Response refused(UUID id, List<String> faults) {
        return refused(id, Problems.UNPROCESSABLE_CONTENT.getStatusCode(), faults);
    }

    /// The page again, with why it was not done.
    private Response refused(UUID id, int status, List<String> faults) {
        return Response.status(status).entity(page(own(id), faults, "")).build();
    }

    /// Why it can not be made as it stands.
    private List<String> objections(Found found) {
        List<String> objections =
                new ArrayList<>(said(Happened.since(found.correction().happened(), Happened.to(found.flag()))));
        if (found.flag().version() != found.correction().version()) {
            objections.add(visitor.t().of("correction.overtaken"));
        } else if (tryCorrection.attempt(found.flag().flagId(), agreement(), (ObjectNode)
                        found.prepared().flag())
                instanceof Judgement.Refused(HttpProblem problem)) {
            objections.addAll(said(problem));
        }
        return objections;
    }

    private List<String> said(List<Happened> since) {
        return since.stream()
                .map(one -> visitor.t().of("since." + one.step(), new DomainName(one.name()).uLabel()))
                .toList();
    }

    private List<String> said(HttpProblem problem) {
        return Fault.of(problem, visitor.t()).stream()
                .map(Fault::text)
                .distinct()
                .toList();
    }

    private TemplateInstance page(Found found, List<String> faults, String news) {
        Phrases t = visitor.t();
        Prepared prepared = found.prepared();
        return Templates.correction(
                t,
                PreparedLine.of(prepared, visitor.person(), t),
                found.flag(),
                new FormView(t, FlagForm.of(prepared), List.of(), List.of(), ""),
                FlagForm.of(before(found), json),
                prepared.flag().path("reason").asText(),
                faults,
                person.isApprover(),
                news);
    }

    /// What the flag said when it was written: versions are never lost.
    private CorrectableContent before(Found found) {
        return listVersions.own(found.flag().flagId(), agreement()).stream()
                .flatMap(List::stream)
                .filter(version -> version.version() == found.correction().version())
                .map(VersionView::content)
                .findFirst()
                .orElseThrow(CorrectionApprovalPage::unknown);
    }

    private Found own(UUID id) {
        Prepared prepared = preparedFlags.own(id, agreement().id()).orElseThrow(CorrectionApprovalPage::unknown);
        PreparedCorrection correction = prepared.correction();
        if (correction == null) {
            throw unknown();
        }
        return new Found(
                prepared,
                correction,
                readFlags
                        .own(correction.flagId(), agreement(), visitor.t().language())
                        .orElseThrow(CorrectionApprovalPage::unknown));
    }

    private AgreementFacts agreement() {
        return callersAgreement.any(visitor.authority());
    }

    private static HttpProblem unknown() {
        return Problems.problem(Response.Status.NOT_FOUND, "unknown-flag");
    }
}
