package dk.punktum.flagger.intake.portal.handin;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.correction.CorrectFlag;
import dk.punktum.flagger.intake.correction.TryCorrection;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.flag.JudgeCorrection.Judgement;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.ActingPerson;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.portal.prepared.Draft;
import dk.punktum.flagger.intake.portal.prepared.Happened;
import dk.punktum.flagger.intake.portal.prepared.PrepareFlag;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.portal.prepared.PreparedCorrection;
import dk.punktum.flagger.intake.portal.prepared.PreparedFlags;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/// Corrects what a flag says, where no verdict and no hold rests on it. Sent twice, it is one correction. A
/// correction is handed in too: where that wants two persons, it waits for the other one.
@Path("/portal/flags/{id}/correct")
@RolesAllowed(Visitor.ROLE)
@ActingAs(AuthorityRole.SUBMITTER)
@Produces(MediaType.TEXT_HTML)
class CorrectionPage {

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance correct(Phrases t, FlagView flag, FormView view, Written written);

        private Templates() {}
    }

    private final Visitor visitor;
    private final ActingPerson person;
    private final CallersAgreement callersAgreement;
    private final ReadFlags readFlags;
    private final TakeDocument takeDocument;
    private final CorrectByHand correctByHand;
    private final TryCorrection tryCorrection;
    private final PrepareFlag prepareFlag;
    private final PreparedFlags preparedFlags;
    private final IntakeLimits limits;
    private final ObjectMapper json;

    CorrectionPage(
            Visitor visitor,
            ActingPerson person,
            CallersAgreement callersAgreement,
            ReadFlags readFlags,
            TakeDocument takeDocument,
            CorrectByHand correctByHand,
            TryCorrection tryCorrection,
            PrepareFlag prepareFlag,
            PreparedFlags preparedFlags,
            IntakeLimits limits,
            ObjectMapper json) {
        this.visitor = visitor;
        this.person = person;
        this.callersAgreement = callersAgreement;
        this.readFlags = readFlags;
        this.takeDocument = takeDocument;
        this.correctByHand = correctByHand;
        this.tryCorrection = tryCorrection;
        this.prepareFlag = prepareFlag;
        this.preparedFlags = preparedFlags;
        this.limits = limits;
        this.json = json;
    }

    /// What a correction has besides the fields of its flag.
    ///
    /// @param version  what the flag said when the form was opened
    /// @param handOver whether the page calls it handing over
    public record Written(String reason, int version, String key, boolean handOver) {

        static Written in(FormReading reading) {
            String version = reading.text(FlagForm.VERSION);
            return new Written(
                    reading.text(Fault.REASON).strip(),
                    version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0,
                    reading.text(FlagForm.KEY),
                    !reading.text(FlagForm.HAND_OVER).isEmpty());
        }

        /// What was refused is another attempt when it is sent again.
        Written anew() {
            return new Written(reason, version, UUID.randomUUID().toString(), handOver);
        }
    }

    /// @param returned what was returned, to be changed and handed over anew
    @GET
    @Operation(hidden = true)
    public TemplateInstance begin(UUID id, @QueryParam("again") @Nullable UUID returned) {
        FlagView flag = own(id);
        return returned == null
                ? begun(flag, FlagForm.asItStands(flag, json), "")
                : preparedFlags
                        .own(returned, agreement().id())
                        .filter(prepared -> isOf(prepared, id))
                        .map(prepared -> begun(
                                flag,
                                FlagForm.of(prepared),
                                prepared.flag().path(Fault.REASON).asText()))
                        .orElseThrow(CorrectionPage::unknown);
    }

    private static boolean isOf(Prepared prepared, UUID flagId) {
        PreparedCorrection correction = prepared.correction();
        return correction != null && correction.flagId().equals(flagId);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response correct(UUID id, MultipartFormDataInput input) {
        FlagView flag = own(id);
        var reading = new FormReading(input);
        TakeDocument.Taken taken = takeDocument.take(reading, agreement(), visitor.person(), visitor.t());
        Written written = Written.in(reading);
        if (taken.fault() != null) {
            return faulty(flag, taken.form(), List.of(taken.fault()), written);
        }
        // What the page called handing over is never done at once, whatever the agreement wants by now.
        return person.needsAnother() || written.handOver()
                ? handOver(flag, taken.form(), written)
                : correct(flag, taken.form(), written);
    }

    private Response correct(FlagView flag, FlagForm form, Written written) {
        CorrectByHand.Outcome outcome = correctByHand.correct(
                flag.flagId(),
                written.version(),
                agreement(),
                HandedIn.By.oneAlone(visitor.person(), person.needsAnother()),
                IdempotencyKey.of(written.key()),
                form.correction(written.reason()).getBytes(StandardCharsets.UTF_8),
                visitor.t().language());
        return switch (outcome) {
            case CorrectByHand.Outcome.Overtaken() -> overtaken(flag, form, written);
            case CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.Corrected _) ->
                to("/portal/flags/%s?news=corrected".formatted(flag.flagId()));
            case CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.Refused(HttpProblem problem)) ->
                faulty(flag, form, Fault.of(problem, visitor.t()), written.anew());
            case CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.InProgress()) ->
                throw Problems.problem(Response.Status.CONFLICT, "request-in-progress");
            case CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.KeyReused()) ->
                throw Problems.problem(Problems.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        };
    }

    /// Keeps what is sound for another person to approve; what is not is said now.
    private Response handOver(FlagView flag, FlagForm form, Written written) {
        String content = form.correction(written.reason());
        JsonBody body = JsonBody.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), limits);
        return switch (tryCorrection.attempt(flag.flagId(), agreement(), body.object())) {
            case Judgement.Refused(HttpProblem problem) ->
                faulty(flag, form, Fault.of(problem, visitor.t()), written.anew());
            case Judgement.Allowed allowed
            when allowed.version() != written.version() + 1 -> overtaken(flag, form, written);
            case Judgement.Allowed _ -> {
                UUID id = prepareFlag.prepare(
                        agreement(),
                        visitor.person(),
                        new Draft(
                                IdempotencyKey.of(written.key()),
                                content,
                                form.value(FlagForm.DOCUMENT_NAME),
                                form.value(FlagForm.INSTEAD_OF),
                                new PreparedCorrection(flag.flagId(), written.version(), Happened.to(flag))));
                yield to("/portal/corrections/%s?news=prepared".formatted(id));
            }
        };
    }

    private Response overtaken(FlagView flag, FlagForm form, Written written) {
        Phrases t = visitor.t();
        return faulty(flag, form, List.of(Fault.at(Fault.REASON, t.of("correct.overtaken"), t)), written);
    }

    private Response faulty(FlagView flag, FlagForm form, List<Fault> faults, Written written) {
        return Response.status(Problems.UNPROCESSABLE_CONTENT)
                .entity(page(flag, form, faults, written))
                .build();
    }

    private TemplateInstance begun(FlagView flag, FlagForm form, String reason) {
        return page(
                flag,
                form,
                List.of(),
                new Written(reason, flag.version(), UUID.randomUUID().toString(), person.needsAnother()));
    }

    private TemplateInstance page(FlagView flag, FlagForm form, List<Fault> faults, Written written) {
        return Templates.correct(visitor.t(), flag, new FormView(visitor.t(), form, faults, List.of(), ""), written);
    }

    private AgreementFacts agreement() {
        return callersAgreement.any(visitor.authority());
    }

    private FlagView own(UUID id) {
        return readFlags.own(id, agreement(), visitor.t().language()).orElseThrow(CorrectionPage::unknown);
    }

    private static HttpProblem unknown() {
        return Problems.problem(Response.Status.NOT_FOUND, "unknown-flag");
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
