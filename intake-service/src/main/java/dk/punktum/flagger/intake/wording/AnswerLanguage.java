package dk.punktum.flagger.intake.wording;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/// Answers in the language that was asked for, and says which one that is (RFC 9110, sections 8.5, 12.5.4 and 12.5.5).
@Provider
class AnswerLanguage implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Language language = Language.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (response.getEntity() instanceof HttpProblem problem) {
            response.setEntity(Translation.of(problem, language));
        }
        if (hasWords(response) && !response.getHeaders().containsKey(HttpHeaders.CONTENT_LANGUAGE)) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        }
    }

    private static boolean hasWords(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return response.hasEntity() && type != null && type.getSubtype().endsWith("json");
    }
}
