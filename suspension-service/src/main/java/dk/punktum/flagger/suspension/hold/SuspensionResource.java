package dk.punktum.flagger.suspension.hold;

import static jakarta.ws.rs.core.HttpHeaders.ETAG;
import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.suspension.CommittedOrder;
import dk.punktum.flagger.suspension.Cursor;
import dk.punktum.flagger.suspension.ListParameters;
import dk.punktum.flagger.suspension.NameInPath;
import dk.punktum.flagger.suspension.Problems;
import dk.punktum.flagger.suspension.effect.EffectView;
import dk.punktum.flagger.suspension.effect.Effects;
import dk.punktum.flagger.suspension.safety.WaitingHolds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Which names are held, by what, since when, and with what effect. Nothing can be changed here: cases do that.
@Path("/suspensions")
@Tag(name = "Suspensions")
@RolesAllowed({"downstream", "operator", "case-officer"})
class SuspensionResource {

    private static final int PAGE = 100;
    private static final Pattern LISTED_NAME = Pattern.compile("[a-z0-9.-]*");

    private final Suspensions suspensions;
    private final Effects effects;
    private final CommittedOrder order;
    private final WaitingHolds waiting;

    SuspensionResource(Suspensions suspensions, Effects effects, CommittedOrder order, WaitingHolds waiting) {
        this.suspensions = suspensions;
        this.effects = effects;
        this.order = order;
        this.waiting = waiting;
    }

    /// @param next   to be given as `cursor` to get the page after this; absent on the last one
    /// @param resume to be given as `cursor` at any later time to get what has changed since
    record SuspensionPage(
            List<SuspensionView> suspensions,

            @Schema(examples = "MTA0MiBla3NlbXBlbC5kaw") @Nullable
            String next,

            @Schema(examples = "MTA0MiBla3NlbXBlbC5kaw") String resume) {}

    @GET
    @Transactional
    @Operation(
            summary = "Lists names that were ever suspended, in the order in which their last change was committed",
            description = "100 at a time. Whoever goes on with the last page's `resume` gets every change, and each"
                    + " state of a name once. The topic `suspension-state` tells the same as it happens.")
    @APIResponse(responseCode = "200", description = "A page; `next` leads to the one after it")
    @APIResponse(responseCode = "400", description = "A parameter can not be read; `application/problem+json`")
    public SuspensionPage list(
            @Parameter(
                            description = "`true`: only names that are suspended now; `false`: only names that are not",
                            example = "true")
                    @QueryParam("suspended")
                    @Nullable
                    String suspended,
            @Parameter(description = "Only names changed at or after this", example = "2026-07-01T00:00:00Z")
                    @QueryParam("updatedSince")
                    @Nullable
                    String updatedSince,
            @Parameter(description = "`next` or `resume` of a page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        order.freeze();
        Cursor from = ListParameters.cursor(cursor, LISTED_NAME, order);
        List<Suspensions.Listed> found =
                suspensions.page(yesOrNo(suspended), ListParameters.instant(updatedSince), from, PAGE + 1);
        List<Suspensions.Listed> page = found.subList(0, Math.min(PAGE, found.size()));
        Map<String, EffectView> orders =
                effects.newest(page.stream().map(listed -> listed.at().row()).toList());
        String resume = (page.isEmpty() ? from : page.getLast().at()).text();
        return new SuspensionPage(
                page.stream()
                        .map(listed -> listed.name().view(orders.get(listed.at().row())))
                        .toList(),
                found.size() > PAGE ? resume : null,
                resume);
    }

    @GET
    @Path("/{domain}")
    @Transactional
    @Operation(summary = "Shows one name: whether it is held, by which holds, and what is to be put back")
    @APIResponse(responseCode = "200", description = "The name; the ETag is for If-Match")
    @APIResponse(responseCode = "400", description = "`not-a-domain-name`; `application/problem+json`")
    @APIResponse(responseCode = "404", description = "`never-held`; `application/problem+json`")
    public RestResponse<SuspensionView> get(
            @Parameter(description = "A-label or U-label", example = "æøåöäüé.dk") String domain) {
        Suspension name = find(domain);
        return RestResponse.ResponseBuilder.ok(
                        name.view(effects.newest(List.of(name.name().aLabel()))
                                .get(name.name().aLabel())))
                .header(ETAG, "\"%d\"".formatted(name.sequence()))
                .build();
    }

    @GET
    @Path("/{domain}/holds")
    @Transactional
    @Operation(
            summary = "Lists all holds there ever were on a name, newest first",
            description =
                    "With what the register said before, the orders given, and when they were seen to take effect.")
    @APIResponse(responseCode = "200", description = "The holds")
    @APIResponse(responseCode = "400", description = "`not-a-domain-name`; `application/problem+json`")
    @APIResponse(responseCode = "404", description = "`never-held`; `application/problem+json`")
    public List<HoldView> holds(@Parameter(description = "A-label or U-label", example = "eksempel.dk") String domain) {
        Suspension name = find(domain);
        var orders = new Orders(effects.views(name.name()));
        Map<UUID, WaitingHolds.Wait> waits = waiting.on(name.name());
        return name.holds().stream()
                .sorted(Comparator.comparing(Hold::requestedAt).reversed())
                .map(hold -> hold.view(orders, waits.get(hold.id())))
                .toList();
    }

    private Suspension find(String domain) {
        return suspensions
                .find(NameInPath.read(domain))
                .orElseThrow(() -> Problems.problem(NOT_FOUND, "never-held", "There was never a hold on this name."));
    }

    private static @Nullable Boolean yesOrNo(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.problem(BAD_REQUEST, "not-a-boolean", "`suspended` is either true or false.");
        };
    }
}
