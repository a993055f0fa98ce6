package dk.punktum.flagger.suspension.hold;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.suspension.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Which names are to be deleted by now.
@Path("/suspensions/deletion-due")
@Tag(name = "Suspensions")
@RolesAllowed({"downstream", "operator", "case-officer"})
class DeletionDueResource {

    private static final int PAGE = 100;

    private final Suspensions suspensions;

    DeletionDueResource(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    /// @param domain               A-label
    /// @param dueAt                when deletion became due
    /// @param noRegistrationBefore until when nobody can register the name again; absent: at once
    record DueView(
            @Schema(examples = "xn--4cabco7dk5a.dk") String domain,
            @Schema(examples = "æøåöäüé.dk") String uLabel,
            @Schema(examples = "1") long sequence,
            @Schema(examples = "2026-07-31T10:00:00.310Z") Instant dueAt,
            @Nullable Instant noRegistrationBefore) {}

    /// @param next to be given as `cursor` to get the page after this; absent on the last one
    record DuePage(List<DueView> due, @Nullable String next) {}

    @GET
    @Transactional
    @Operation(
            summary = "Lists the names whose deletion is due, longest due first, 100 at a time",
            description = "A name that is frozen since, or held for longer, is not in it any more.")
    @APIResponse(responseCode = "200", description = "A page; `next` leads to the one after it")
    @APIResponse(responseCode = "400", description = "`not-a-cursor`; `application/problem+json`")
    public DuePage list(
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") @Nullable String cursor) {
        List<Suspension> found = suspensions.due(read(cursor), PAGE + 1);
        List<Suspension> page = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() <= PAGE
                ? null
                : new DueCursor(dueAt(page.getLast()), page.getLast().name().aLabel()).text();
        return new DuePage(page.stream().map(DeletionDueResource::view).toList(), next);
    }

    private static DueView view(Suspension name) {
        return new DueView(
                name.name().aLabel(), name.name().uLabel(), name.sequence(), dueAt(name), name.noRegistrationBefore());
    }

    private static Instant dueAt(Suspension name) {
        return Objects.requireNonNull(name.deletionDueAt());
    }

    private static @Nullable DueCursor read(@Nullable String text) {
        return text == null
                ? null
                : DueCursor.read(text)
                        .orElseThrow(() -> Problems.problem(
                                BAD_REQUEST, "not-a-cursor", "`cursor` is the `next` of another page, unchanged."));
    }
}
