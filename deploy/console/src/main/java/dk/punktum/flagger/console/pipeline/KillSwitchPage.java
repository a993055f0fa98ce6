package dk.punktum.flagger.console.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.console.operate.ConsoleAudit;
import dk.punktum.flagger.console.operate.Line;
import dk.punktum.flagger.console.operate.Outcome;
import dk.punktum.flagger.console.operate.ReasonRules;
import dk.punktum.flagger.console.operate.WaitingKind;
import dk.punktum.flagger.console.page.Page;
import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.services.Caller;
import dk.punktum.flagger.console.services.ServiceAnswer;
import dk.punktum.flagger.console.services.ServiceClient;
import dk.punktum.flagger.console.services.ServiceName;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Throws and releases the kill switch: what it does, whether it is thrown, why, and then for certain.
@Path("/kill-switch")
@RolesAllowed(Page.VIEWER)
@Produces(MediaType.TEXT_HTML)
class KillSwitchPage {

    /// What the page says of the switch.
    enum Position {
        THROWN,
        RELEASED,
        /// suspension-service does not say.
        UNKNOWN
    }

    @CheckedTemplate(basePath = "pipeline")
    static final class Templates {
        static native TemplateInstance killSwitch(
                Texts t, String position, boolean mayThrow, boolean mayRelease, String reason, String note);

        private Templates() {}
    }

    private final Page page;
    private final SecurityIdentity identity;
    private final ServiceClient client;
    private final ConsoleAudit audit;
    private final PollServices pollServices;

    KillSwitchPage(
            Page page, SecurityIdentity identity, ServiceClient client, ConsoleAudit audit, PollServices pollServices) {
        this.page = page;
        this.identity = identity;
        this.client = client;
        this.audit = audit;
        this.pollServices = pollServices;
    }

    @GET
    public TemplateInstance show() {
        return show("", "");
    }

    private TemplateInstance show(String reason, String note) {
        Position position = position();
        return Templates.killSwitch(
                page.t(), position.name(), page.may(Page.OPERATOR), page.may(Page.OPERATOR_ADMIN), reason, note);
    }

    private Position position() {
        return switch (client.get(ServiceName.SUSPENSION, "/operator/safety", Caller.of(identity))) {
            case ServiceAnswer.Given(JsonNode safety) ->
                safety.path("killSwitch").path("thrown").asBoolean() ? Position.THROWN : Position.RELEASED;
            case ServiceAnswer.Refused _, ServiceAnswer.Away _ -> Position.UNKNOWN;
        };
    }

    @POST
    @Path("/throw")
    @RolesAllowed(Page.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response throwIt(@FormParam("reason") @Nullable String reason, @FormParam("sure") @Nullable String sure) {
        return set(true, ConsoleAudit.Action.SWITCH_THROWN, reason, sure);
    }

    @POST
    @Path("/release")
    @RolesAllowed(Page.OPERATOR_ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response release(@FormParam("reason") @Nullable String reason, @FormParam("sure") @Nullable String sure) {
        return set(false, ConsoleAudit.Action.SWITCH_RELEASED, reason, sure);
    }

    private Response set(boolean thrown, ConsoleAudit.Action action, @Nullable String reason, @Nullable String sure) {
        String given = reason == null ? "" : reason.strip();
        if (!ReasonRules.isReason(given)) {
            return Response.ok(show(given, "operate.reason-needed")).build();
        }
        if (!"yes".equals(sure)) {
            return Response.ok(show(given, "pipeline.switch.sure-needed")).build();
        }
        Caller caller = Caller.of(identity);
        UUID id = audit.begin(caller.person(), action, given);
        var request = Map.of("thrown", thrown, "reason", given);
        Line line =
                switch (client.send(ServiceName.SUSPENSION, "PUT", "/operator/safety/kill-switch", caller, request)) {
                    case ServiceAnswer.Given _ -> line(Outcome.DONE, null);
                    case ServiceAnswer.Refused(int _, String code) -> line(Outcome.REFUSED, code);
                    case ServiceAnswer.Away() -> line(Outcome.AWAY, null);
                };
        audit.end(id, List.of(line));
        pollServices.poll();
        return Response.seeOther(URI.create("/attention/actions/" + id)).build();
    }

    private static Line line(Outcome outcome, @Nullable String detail) {
        return new Line(ServiceName.SUSPENSION, WaitingKind.HOLD, "kill-switch", outcome, detail, List.of());
    }
}
