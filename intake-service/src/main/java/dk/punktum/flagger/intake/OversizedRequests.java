package dk.punktum.flagger.intake;

import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Translation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Refuses what says itself that it is too large, before a byte of it is read. What does not say how large it is gets
/// counted while it is read.
@ApplicationScoped
class OversizedRequests {

    /// Before Quarkus' own limit, which would answer without a problem; after authentication.
    private static final int PRIORITY = 10;

    private final IntakeLimits limits;

    OversizedRequests(IntakeLimits limits) {
        this.limits = limits;
    }

    void watch(@Observes Filters filters) {
        filters.register(this::refuseOversized, PRIORITY);
    }

    private void refuseOversized(RoutingContext exchange) {
        if (exchange.normalizedPath().startsWith("/portal")) {
            // A form with a document in it: the page says what is too large. The server's own limit stands behind it.
            exchange.next();
            return;
        }
        long limit = limit(exchange.normalizedPath()).asLongValue();
        if (announcedLength(exchange) <= limit) {
            exchange.next();
            return;
        }
        Language language = Language.of(exchange.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        HttpProblem problem = Translation.of(Problems.tooLarge(limit), language);
        exchange.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .end(new JsonObject()
                        .put("type", String.valueOf(problem.getType()))
                        .put("title", problem.getTitle())
                        .put("status", problem.getStatusCode())
                        .put("detail", problem.getDetail())
                        .put("instance", exchange.normalizedPath())
                        .encode());
        // Whoever is still sending reads the answer only afterwards; what comes is thrown away.
        exchange.request().resume();
    }

    private MemorySize limit(String path) {
        if (path.startsWith("/documents")) {
            return limits.documentSize();
        }
        return path.startsWith("/flags/csv") || path.startsWith("/flags/xarf") ? limits.fileSize() : limits.jsonSize();
    }

    private static long announcedLength(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? 0 : Long.parseLong(length);
    }
}
