package dk.punktum.flagger.intake.portal.follow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.withdrawal.WithdrawFlag;
import dk.punktum.flagger.intake.withdrawal.WithdrawalRequest;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Takes back a flag: on which names, and why. Sent twice, the first counts.
@Path("/portal/flags/{id}/withdraw")
@RolesAllowed(Visitor.ROLE)
@ActingAs(AuthorityRole.SUBMITTER)
class WithdrawalPage {

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance withdraw(
                Phrases t, FlagView flag, List<NameLine> names, List<String> reasons, String fault);

        private Templates() {}
    }

    private final Visitor visitor;
    private final CallersAgreement callersAgreement;
    private final ReadFlags readFlags;
    private final WithdrawFlag withdrawFlag;

    WithdrawalPage(Visitor visitor, CallersAgreement callersAgreement, ReadFlags readFlags, WithdrawFlag withdrawFlag) {
        this.visitor = visitor;
        this.callersAgreement = callersAgreement;
        this.readFlags = readFlags;
        this.withdrawFlag = withdrawFlag;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance ask(UUID id) {
        return page(id, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response withdraw(
            UUID id, @FormParam("domain") List<String> domains, @FormParam("reason") @Nullable String reason) {
        WithdrawalRequest request = WithdrawalRequest.read(json(domains, reason));
        return switch (withdrawFlag.withdraw(id, agreement(), visitor.person(), request)) {
            case WithdrawFlag.Outcome.Withdrawn _ ->
                Response.seeOther(URI.create("/portal/flags/%s?news=withdrawn".formatted(id)))
                        .build();
            case WithdrawFlag.Outcome.Unknown() -> throw unknown();
            case WithdrawFlag.Outcome.Faulty(boolean _, List<FieldError> errors) ->
                Response.status(Problems.UNPROCESSABLE_CONTENT)
                        .entity(page(id, said(errors)))
                        .build();
        };
    }

    private TemplateInstance page(UUID id, String fault) {
        Phrases t = visitor.t();
        FlagView flag = readFlags.own(id, agreement(), t.language()).orElseThrow(WithdrawalPage::unknown);
        return Templates.withdraw(
                t,
                flag,
                flag.domains().stream()
                        .map(name -> NameLine.of(name, t))
                        .filter(NameLine::canBeTakenBack)
                        .toList(),
                WithdrawalRequest.REASONS.stream().map(Enum::name).toList(),
                fault);
    }

    private static ObjectNode json(List<String> domains, @Nullable String reason) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("reason", reason == null ? "" : reason);
        var names = request.putArray("domains");
        domains.forEach(names::add);
        return request;
    }

    private String said(List<FieldError> errors) {
        Phrases t = visitor.t();
        return errors.stream()
                .map(error -> error.pointer().equals("/reason")
                        ? t.of("withdraw.reason-missing")
                        : error.wording().in(t.language()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private AgreementFacts agreement() {
        return callersAgreement.any(visitor.authority());
    }

    private static HttpProblem unknown() {
        return Problems.problem(Response.Status.NOT_FOUND, "unknown-flag");
    }
}
