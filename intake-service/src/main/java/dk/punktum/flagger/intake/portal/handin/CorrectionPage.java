package dk.punktum.flagger.intake.portal.handin;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.correction.CorrectFlag;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.ActingPerson;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.wording.Translation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/// Corrects what a flag says, where no verdict and no hold rests on it. Sent twice, it is one correction. A
/// correction is handed in too: where that wants two persons, one does not do it alone.
@Path("/portal/flags/{id}/correct")
@RolesAllowed(Visitor.ROLE)
@ActingAs(AuthorityRole.SUBMITTER)
@Produces(MediaType.TEXT_HTML)
class CorrectionPage {

    private static final String REASON = "reason";

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance correct(Phrases t, FlagView flag, FormView view, String reason, String key);

        private Templates() {}
    }

    private final Visitor visitor;
    private final ActingPerson person;
    private final CallersAgreement callersAgreement;
    private final ReadFlags readFlags;
    private final TakeDocument takeDocument;
    private final CorrectFlag correctFlag;
    private final IntakeLimits limits;
    private final ObjectMapper json;

    CorrectionPage(
            Visitor visitor,
            ActingPerson person,
            CallersAgreement callersAgreement,
            ReadFlags readFlags,
            TakeDocument takeDocument,
            CorrectFlag correctFlag,
            IntakeLimits limits,
            ObjectMapper json) {
        this.visitor = visitor;
        this.person = person;
        this.callersAgreement = callersAgreement;
        this.readFlags = readFlags;
        this.takeDocument = takeDocument;
        this.correctFlag = correctFlag;
        this.limits = limits;
        this.json = json;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance begin(UUID id) {
        person.refuseAlone();
        FlagView flag = own(id);
        return page(
                flag,
                FlagForm.asItStands(flag, json),
                List.of(),
                "",
                UUID.randomUUID().toString());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response correct(UUID id, MultipartFormDataInput input) {
        person.refuseAlone();
        FlagView flag = own(id);
        var reading = new FormReading(input);
        TakeDocument.Taken taken = takeDocument.take(reading, agreement(), visitor.person(), visitor.t());
        String reason = reading.text(REASON).strip();
        String key = reading.text(FlagForm.KEY);
        return taken.fault() == null
                ? correct(flag, taken.form(), reason, key)
                : faulty(flag, taken.form(), List.of(taken.fault()), reason, key);
    }

    private Response correct(FlagView flag, FlagForm form, String reason, String key) {
        JsonBody correction = JsonBody.read(new ByteArrayInputStream(form.correction(reason)), limits);
        return switch (correctFlag.correct(
                flag.flagId(),
                agreement(),
                visitor.person(),
                IdempotencyKey.of(key),
                correction,
                visitor.t().language())) {
            case CorrectFlag.Outcome.Corrected _ ->
                Response.seeOther(URI.create("/portal/flags/%s?news=corrected".formatted(flag.flagId())))
                        .build();
            case CorrectFlag.Outcome.Refused(HttpProblem problem) ->
                faulty(flag, form, faults(problem), reason, UUID.randomUUID().toString());
            case CorrectFlag.Outcome.InProgress() ->
                throw Problems.problem(Response.Status.CONFLICT, "request-in-progress");
            case CorrectFlag.Outcome.KeyReused() ->
                throw Problems.problem(Problems.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        };
    }

    /// What is wrong with its fields; else what the problem says as a whole.
    private List<Fault> faults(HttpProblem problem) {
        Phrases t = visitor.t();
        List<Fault> faults = problem.getParameters().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .filter(FieldError.class::isInstance)
                        .map(FieldError.class::cast)
                        .map(error -> {
                            String field = FlagForm.fieldOf(error.pointer());
                            return new Fault(
                                    field,
                                    t.of("field." + field),
                                    error.wording().in(t.language()));
                        })
                        .distinct()
                        .toList()
                : List.of();
        return faults.isEmpty()
                ? List.of(new Fault(
                        REASON,
                        t.of("field.reason"),
                        Objects.requireNonNullElse(
                                Translation.of(problem, t.language()).getDetail(), "")))
                : faults;
    }

    private Response faulty(FlagView flag, FlagForm form, List<Fault> faults, String reason, String key) {
        return Response.status(Problems.UNPROCESSABLE_CONTENT)
                .entity(page(flag, form, faults, reason, key))
                .build();
    }

    private TemplateInstance page(FlagView flag, FlagForm form, List<Fault> faults, String reason, String key) {
        return Templates.correct(
                visitor.t(), flag, new FormView(visitor.t(), form, faults, List.of(), ""), reason, key);
    }

    private AgreementFacts agreement() {
        return callersAgreement.any(visitor.authority());
    }

    private FlagView own(UUID id) {
        return readFlags
                .own(id, agreement(), visitor.t().language())
                .orElseThrow(() -> Problems.problem(Response.Status.NOT_FOUND, "unknown-flag"));
    }
}
