package dk.punktum.flagger.notification.check;

import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.notification.Problems;
import dk.punktum.flagger.notification.notice.Notices;
import dk.punktum.flagger.notification.notice.Reference;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Tells everybody, without login, whether a notice is genuine. Fake ones circulate.
@Path("/verify/{reference}")
@PermitAll
@Tag(name = "Public")
class VerifyResource {

    private final Notices notices;
    private final Pace pace;
    private final Clock clock;

    VerifyResource(Notices notices, @ConfigProperty(name = "flagger.verify.per-second") int perSecond, Clock clock) {
        this.notices = notices;
        this.pace = new Pace(perSecond);
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            summary = "Tells whether a notice with this reference is genuine",
            description = "The reference stands in the notice, such as C-2026-000042-7K3M9QX2TP. No login. A browser"
                    + " gets a page. 404: the registry has sent no notice with this reference.")
    public Response verify(String reference) {
        return find(reference)
                .map(notice -> Response.ok(notice).header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseThrow(() -> Problems.problem(
                        NOT_FOUND, "unknown-reference", "The registry has sent no notice with this reference."))
                .build();
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    @Operation(hidden = true)
    public Response page(String reference) {
        Optional<GenuineNotice> notice = find(reference);
        return Response.status(notice.isPresent() ? Response.Status.OK : NOT_FOUND)
                .entity(VerifyPage.about(notice))
                .type("text/html; charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Optional<GenuineNotice> find(String reference) {
        if (!pace.admits(clock.instant())) {
            throw Problems.tooManyRequests(1);
        }
        return Reference.read(reference).flatMap(notices::with).map(GenuineNotice::of);
    }
}
