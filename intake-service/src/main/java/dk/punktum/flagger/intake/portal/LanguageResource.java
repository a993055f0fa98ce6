package dk.punktum.flagger.intake.portal;

import dk.punktum.flagger.intake.portal.person.ActingAs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Switches the language, for a year.
@Path("/portal/language")
@RolesAllowed(Visitor.ROLE)
@ActingAs({})
class LanguageResource {

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response choose(@FormParam("to") @Nullable String to, @FormParam("back") @Nullable String back) {
        return Response.seeOther(URI.create(OriginRules.pageToGoBackTo(back)))
                .cookie(new NewCookie.Builder(Visitor.LANGUAGE)
                        .value("da".equals(to) ? "da" : "en")
                        .path("/portal")
                        .maxAge((int) Duration.ofDays(365).toSeconds())
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }
}
