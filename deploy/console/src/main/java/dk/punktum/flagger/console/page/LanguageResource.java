package dk.punktum.flagger.console.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Switches the language, for a year. Anybody may, logged in or not.
@Path("/language")
@PermitAll
class LanguageResource {

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@FormParam("to") @Nullable String to, @FormParam("back") @Nullable String back) {
        Response.ResponseBuilder answer = Response.seeOther(URI.create(OriginRules.localAddress(back)));
        Language.of(to).ifPresent(language -> answer.cookie(cookie(language)));
        return answer.build();
    }

    private static NewCookie cookie(Language language) {
        return new NewCookie.Builder(Language.COOKIE)
                .value(language.tag())
                .path("/")
                .maxAge((int) Duration.ofDays(365).toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
