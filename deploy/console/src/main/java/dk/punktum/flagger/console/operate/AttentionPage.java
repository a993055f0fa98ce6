package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.page.Page;
import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.services.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The page Needs attention: look, choose, dry run, confirm with a reason, and what came of it.
@Path("/attention")
@RolesAllowed(Page.VIEWER)
@Produces(MediaType.TEXT_HTML)
class AttentionPage {

    @CheckedTemplate(basePath = "operate")
    static final class Templates {
        static native TemplateInstance attention(Texts t, Attention attention, boolean mayAct, String note);

        /// @param same whether the page shows what is
        static native TemplateInstance news(Texts t, boolean same, int waiting);

        static native TemplateInstance plan(
                Texts t, List<Line> lines, List<String> chosen, boolean worthTrying, String reason, String note);

        static native TemplateInstance action(Texts t, ConsoleAudit.Entry entry);

        static native TemplateInstance log(Texts t, List<ConsoleAudit.Entry> entries);

        private Templates() {}
    }

    private final Page page;
    private final SecurityIdentity identity;
    private final LookForWaiting lookForWaiting;
    private final PlanSetGoing planSetGoing;
    private final SetGoing setGoing;
    private final ConsoleAudit audit;
    private final AttentionStream stream;

    AttentionPage(
            Page page,
            SecurityIdentity identity,
            LookForWaiting lookForWaiting,
            PlanSetGoing planSetGoing,
            SetGoing setGoing,
            ConsoleAudit audit,
            AttentionStream stream) {
        this.page = page;
        this.identity = identity;
        this.lookForWaiting = lookForWaiting;
        this.planSetGoing = planSetGoing;
        this.setGoing = setGoing;
        this.audit = audit;
        this.stream = stream;
    }

    @GET
    public TemplateInstance show() {
        return list("");
    }

    /// @param shown the digest of what the page shows
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@QueryParam("shown") @DefaultValue("") String shown) {
        return stream.open(page.t(), Caller.of(identity), shown);
    }

    private TemplateInstance list(String note) {
        return Templates.attention(page.t(), lookForWaiting.look(Caller.of(identity)), page.may(Page.OPERATOR), note);
    }

    /// The dry run. Changes nothing.
    @POST
    @Path("/plan")
    @RolesAllowed(Page.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance plan(@FormParam("item") List<String> items) {
        Selection selection = Selection.of(items);
        return selection.items().isEmpty() ? list("operate.nothing-chosen") : plan(selection, "", "");
    }

    private TemplateInstance plan(Selection selection, String reason, String note) {
        List<Line> lines = planSetGoing.plan(selection, Caller.of(identity));
        boolean worthTrying = lines.stream().anyMatch(line -> line.outcome().isWorthTrying());
        return Templates.plan(page.t(), lines, selection.references(), worthTrying, reason, note);
    }

    /// Does it, and shows what came of it at an address of its own, so that a reload does nothing twice.
    @POST
    @Path("/actions")
    @RolesAllowed(Page.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@FormParam("item") List<String> items, @FormParam("reason") @Nullable String reason) {
        Selection selection = Selection.of(items);
        if (selection.items().isEmpty()) {
            return Response.ok(list("operate.nothing-chosen")).build();
        }
        String given = reason == null ? "" : reason.strip();
        if (!ReasonRules.isReason(given)) {
            return Response.ok(plan(selection, given, "operate.reason-needed")).build();
        }
        UUID action = setGoing.carryOut(selection, given, Caller.of(identity));
        return Response.seeOther(URI.create("/attention/actions/" + action)).build();
    }

    @GET
    @Path("/actions/{id}")
    public TemplateInstance action(UUID id) {
        return Templates.action(page.t(), audit.find(id).orElseThrow(NotFoundException::new));
    }

    @GET
    @Path("/actions")
    public TemplateInstance log() {
        return Templates.log(page.t(), audit.newest());
    }
}
