package dk.punktum.flagger.intake.portal.handin;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.DomainResult;
import dk.punktum.flagger.intake.flag.DomainRuling;
import dk.punktum.flagger.intake.flag.FlagFigures;
import dk.punktum.flagger.intake.flag.FlagSubmission;
import dk.punktum.flagger.intake.flag.IntakeRuling;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.flag.SubmitFlag;
import dk.punktum.flagger.intake.flag.TryFlag;
import dk.punktum.flagger.intake.idempotency.GivenAnswer;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.lookup.LookAtNames;
import dk.punktum.flagger.intake.lookup.NameLook;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.ActingPerson;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.portal.prepared.Draft;
import dk.punktum.flagger.intake.portal.prepared.PrepareFlag;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.portal.prepared.PreparedFlags;
import dk.punktum.flagger.intake.quota.QuotaExceeded;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/// A flag is written, checked name by name, and sent. What was written goes along with each page; nothing is kept
/// before it is sent, but the document.
@Path("/portal/new")
@RolesAllowed(Visitor.ROLE)
@ActingAs(AuthorityRole.SUBMITTER)
@Produces(MediaType.TEXT_HTML)
class NewFlagPage {

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance write(Phrases t, FormView view);

        static native TemplateInstance check(Phrases t, FormView view, List<CheckedName> names, long taken, String key);

        private Templates() {}
    }

    private final Visitor visitor;
    private final ActingPerson person;
    private final ReadFlags readFlags;
    private final ObjectMapper json;
    private final PrepareFlag prepareFlag;
    private final PreparedFlags preparedFlags;
    private final CallersAgreement callersAgreement;
    private final TakeDocument takeDocument;
    private final TryFlag tryFlag;
    private final HandIn handIn;
    private final LookAtNames lookAtNames;
    private final IntakeLimits limits;
    private final FlagFigures figures;

    NewFlagPage(
            Visitor visitor,
            ActingPerson person,
            ReadFlags readFlags,
            ObjectMapper json,
            PrepareFlag prepareFlag,
            PreparedFlags preparedFlags,
            CallersAgreement callersAgreement,
            TakeDocument takeDocument,
            TryFlag tryFlag,
            HandIn handIn,
            LookAtNames lookAtNames,
            IntakeLimits limits,
            FlagFigures figures) {
        this.visitor = visitor;
        this.person = person;
        this.readFlags = readFlags;
        this.json = json;
        this.prepareFlag = prepareFlag;
        this.preparedFlags = preparedFlags;
        this.callersAgreement = callersAgreement;
        this.takeDocument = takeDocument;
        this.tryFlag = tryFlag;
        this.handIn = handIn;
        this.lookAtNames = lookAtNames;
        this.limits = limits;
        this.figures = figures;
    }

    /// @param earlier the flag whose place the new one is to take
    @GET
    @Operation(hidden = true)
    public TemplateInstance begin(@QueryParam("supersedes") @Nullable UUID earlier) {
        FlagForm form = earlier == null
                ? FlagForm.empty()
                : readFlags
                        .own(earlier, agreement(), visitor.t().language())
                        .map(flag -> FlagForm.inPlaceOf(flag, json))
                        .orElseThrow(() -> Problems.problem(Response.Status.NOT_FOUND, "unknown-flag"));
        return Templates.write(visitor.t(), view(form, List.of(), ""));
    }

    /// What was returned, to be changed and handed over anew.
    @GET
    @Path("/again/{id}")
    @Operation(hidden = true)
    public TemplateInstance again(UUID id) {
        Prepared prepared = preparedFlags
                .own(id, agreement().id())
                .filter(Prepared::isFlag)
                .orElseThrow(() -> Problems.problem(Response.Status.NOT_FOUND, "unknown-flag"));
        return Templates.write(visitor.t(), view(FlagForm.of(prepared), List.of(), ""));
    }

    /// Back from the check.
    @POST
    @Path("/edit")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public TemplateInstance edit(MultipartFormDataInput form) {
        return Templates.write(visitor.t(), view(new FormReading(form).form(), List.of(), ""));
    }

    /// Says what would come of it. Only the document stays.
    @POST
    @Path("/check")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response check(MultipartFormDataInput input) {
        var reading = new FormReading(input);
        AgreementFacts agreement = agreement();
        TakeDocument.Taken taken = takeDocument.take(reading, agreement, visitor.person(), visitor.t());
        FlagForm form = taken.form();
        if (taken.fault() != null) {
            return written(form, List.of(taken.fault()), "");
        }
        JsonBody flag = body(form.json());
        FlagSubmission submission = FlagSubmission.read(flag.object());
        Map<DomainName, NameLook> looks = lookAtNames.all(visitor.authority(), submission.names());
        return switch (tryFlag.attempt(visitor.authority(), submission, NameLook.usedForMail(looks))) {
            case TryFlag.Outcome.NoAgreement() -> throw CallersAgreement.none();
            case TryFlag.Outcome.OverQuota(QuotaExceeded quota) -> overQuota(form, quota);
            case TryFlag.Outcome.Ruled(IntakeRuling.Accepted(var _, List<DomainRuling> domains)) ->
                Response.ok(checked(form, List.of(), domains, looks)).build();
            case TryFlag.Outcome.Ruled(IntakeRuling.WarningsNotAcknowledged(var _, List<DomainRuling> domains)) ->
                Response.ok(checked(form, List.of(), domains, looks)).build();
            case TryFlag.Outcome.Ruled(IntakeRuling refusal) -> refused(form, refusal);
        };
    }

    @POST
    @Path("/send")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response send(MultipartFormDataInput input) {
        var reading = new FormReading(input);
        FlagForm form = reading.form();
        String content = form.json();
        JsonBody flag = body(content);
        IdempotencyKey key = IdempotencyKey.of(reading.text(FlagForm.KEY));
        // What the page called handing over is never sent at once, whatever the agreement wants by now.
        if (person.needsAnother() || !reading.text(FlagForm.HAND_OVER).isEmpty()) {
            return handOver(form, key, content, FlagSubmission.read(flag.object()));
        }
        Set<DomainName> names = FlagSubmission.read(flag.object()).names();
        SubmitFlag.Outcome outcome = handIn.handIn(
                visitor.authority(),
                HandedIn.By.oneAlone(visitor.person(), person.needsAnother()),
                key,
                flag,
                content.getBytes(StandardCharsets.UTF_8),
                lookAtNames.usedForMail(visitor.authority(), names),
                visitor.t().language());
        figures.count(outcome);
        return switch (outcome) {
            case SubmitFlag.Outcome.Accepted(GivenAnswer answer, var _, var _) -> sent(answer);
            case SubmitFlag.Outcome.Repeated(GivenAnswer answer) -> sent(answer);
            case SubmitFlag.Outcome.Refused(IntakeRuling.WarningsNotAcknowledged(var _, List<DomainRuling> domains)) ->
                notAcknowledged(form, domains, lookAtNames.all(visitor.authority(), names));
            case SubmitFlag.Outcome.Refused(IntakeRuling refusal) -> refused(form, refusal);
            case SubmitFlag.Outcome.OverQuota(QuotaExceeded quota) -> overQuota(form, quota);
            case SubmitFlag.Outcome.InProgress() ->
                throw Problems.problem(Response.Status.CONFLICT, "request-in-progress");
            case SubmitFlag.Outcome.KeyReused() ->
                throw Problems.problem(Problems.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
            case SubmitFlag.Outcome.NoAgreement() -> throw CallersAgreement.none();
        };
    }

    /// Keeps what is sound for another person to approve; what is not is said now.
    private Response handOver(FlagForm form, IdempotencyKey key, String content, FlagSubmission submission) {
        Map<DomainName, NameLook> looks = lookAtNames.all(visitor.authority(), submission.names());
        return switch (tryFlag.attempt(visitor.authority(), submission, NameLook.usedForMail(looks))) {
            case TryFlag.Outcome.NoAgreement() -> throw CallersAgreement.none();
            case TryFlag.Outcome.OverQuota(QuotaExceeded quota) -> overQuota(form, quota);
            case TryFlag.Outcome.Ruled(IntakeRuling.Accepted _) -> {
                UUID id = prepareFlag.prepare(
                        agreement(),
                        visitor.person(),
                        new Draft(
                                key,
                                content,
                                form.value(FlagForm.DOCUMENT_NAME),
                                form.value(FlagForm.INSTEAD_OF),
                                null));
                yield Response.seeOther(URI.create("/portal/approvals/%s?news=prepared".formatted(id)))
                        .build();
            }
            case TryFlag.Outcome.Ruled(IntakeRuling.WarningsNotAcknowledged(var _, List<DomainRuling> domains)) ->
                notAcknowledged(form, domains, looks);
            case TryFlag.Outcome.Ruled(IntakeRuling refusal) -> refused(form, refusal);
        };
    }

    private static Response sent(GivenAnswer answer) {
        return Response.seeOther(URI.create("/portal/flags/%s?news=sent".formatted(answer.flagId())))
                .build();
    }

    private Response refused(FlagForm form, IntakeRuling refusal) {
        return switch (refusal) {
            case IntakeRuling.AgreementNotInForce(var reason) -> throw CallersAgreement.notInForce(reason);
            case IntakeRuling.Faulty(boolean _, List<FieldError> errors, var _) ->
                written(
                        form,
                        errors.stream()
                                .map(this::fault)
                                .distinct()
                                .sorted(Fault.BY_PLACE)
                                .toList(),
                        "");
            case IntakeRuling.CaseNumberTaken earlier ->
                written(
                        form,
                        List.of(fault("caseNumber", visitor.t().of("new.case-number-taken", earlier.flagNumber()))),
                        "/portal/flags/" + earlier.flagId());
            case IntakeRuling.NoDomainAccepted(List<DomainRuling> domains) ->
                written(form, domains.stream().flatMap(this::fault).toList(), "");
            case IntakeRuling.WarningsNotAcknowledged _ ->
                throw new IllegalArgumentException("what is to be known is shown name by name");
            case IntakeRuling.AlreadySuperseded(var by) ->
                written(
                        form,
                        List.of(fault(FlagForm.SUPERSEDES, visitor.t().of("new.already-superseded", by.flagNumber()))),
                        "/portal/flags/" + by.flagId());
            case IntakeRuling.NotWhole(List<DomainRuling> domains) ->
                written(
                        form,
                        Stream.concat(
                                        Stream.of(fault(
                                                FlagForm.DOMAINS, visitor.t().of("new.not-whole"))),
                                        domains.stream().flatMap(this::fault))
                                .toList(),
                        "");
            case IntakeRuling.Accepted _ -> throw new IllegalArgumentException("an accepted flag is not refused");
        };
    }

    private Response notAcknowledged(FlagForm form, List<DomainRuling> domains, Map<DomainName, NameLook> looks) {
        return Response.status(Problems.UNPROCESSABLE_CONTENT)
                .entity(checked(
                        form,
                        List.of(fault(FlagForm.ACKNOWLEDGED, visitor.t().of("check.acknowledge-all"))),
                        domains,
                        looks))
                .build();
    }

    /// With everything that was written, to be sent later.
    private Response overQuota(FlagForm form, QuotaExceeded quota) {
        long seconds = quota.retryAfter().toSeconds();
        String text = visitor.t().of("new.quota", Math.ceilDiv(seconds, 60));
        return Response.fromResponse(written(form, List.of(fault(FlagForm.DOMAINS, text)), ""))
                .status(Response.Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private Response written(FlagForm form, List<Fault> faults, String earlierFlag) {
        return Response.status(Problems.UNPROCESSABLE_CONTENT)
                .entity(Templates.write(visitor.t(), view(form, faults, earlierFlag)))
                .build();
    }

    private TemplateInstance checked(
            FlagForm form, List<Fault> faults, List<DomainRuling> domains, Map<DomainName, NameLook> looks) {
        Phrases t = visitor.t();
        List<CheckedName> names = domains.stream()
                .map(ruling -> CheckedName.of(ruling, looks, t, form.acknowledged()))
                .toList();
        return Templates.check(
                t,
                view(form, faults, ""),
                names,
                names.stream().filter(CheckedName::isTaken).count(),
                UUID.randomUUID().toString());
    }

    private FormView view(FlagForm form, List<Fault> faults, String earlierFlag) {
        return new FormView(
                visitor.t(),
                form,
                faults,
                agreement().grounds().stream().sorted().toList(),
                earlierFlag);
    }

    private JsonBody body(String content) {
        return JsonBody.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), limits);
    }

    private AgreementFacts agreement() {
        return callersAgreement.inForce(visitor.authority());
    }

    private Fault fault(FieldError error) {
        return fault(
                FlagForm.fieldOf(error.pointer()),
                error.wording().in(visitor.t().language()));
    }

    private Stream<Fault> fault(DomainRuling ruling) {
        DomainResult result = ruling.in(visitor.t().language());
        return Stream.ofNullable(result.detail())
                .map(detail -> fault(FlagForm.DOMAINS, "%s: %s".formatted(result.typed(), detail)));
    }

    private Fault fault(String field, String text) {
        return Fault.at(field, text, visitor.t());
    }
}
