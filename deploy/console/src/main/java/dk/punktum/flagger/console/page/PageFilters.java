package dk.punktum.flagger.console.page;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What holds for every request: a change has to come from our own pages, and no page is kept by a cache.
final class PageFilters {

    @ServerRequestFilter
    void refuseForged(ContainerRequestContext request) {
        if (OriginRules.isForged(
                request.getMethod(),
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getHeaderString(HttpHeaders.HOST))) {
            throw new ForbiddenException("not from a page of ours");
        }
    }

    @ServerResponseFilter
    void keepNowhere(ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().putSingle(HttpHeaders.VARY, "Accept-Language, Cookie");
    }
}
