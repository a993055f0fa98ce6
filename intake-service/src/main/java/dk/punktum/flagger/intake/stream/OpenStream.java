package dk.punktum.flagger.intake.stream;

import static jakarta.ws.rs.core.Response.Status.TOO_MANY_REQUESTS;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers the present request with a stream of a flag.
@ApplicationScoped
class OpenStream {

    private static final int SOONEST_RETRY = 1;

    private final FollowedFlags followedFlags;
    private final StreamSettings settings;
    private final CurrentVertxRequest request;

    OpenStream(FollowedFlags followedFlags, StreamSettings settings, CurrentVertxRequest request) {
        this.followedFlags = followedFlags;
        this.settings = settings;
        this.request = request;
    }

    /// @param who     whose places streams take
    /// @param flag    as it is now
    /// @param knownId the last event that the reader has
    /// @throws HttpProblem 429 when it has as many open as may be
    Multi<Viewer.Event> open(String who, UUID id, ShownFlag flag, Language language, @Nullable String knownId) {
        if (flag.ended() && flag.id().equals(knownId)) {
            throw new NothingMore();
        }
        HttpServerResponse response = request.getCurrent().response();
        Viewer viewer = followedFlags
                .follow(who, id, language, knownId, response::reset)
                .orElseThrow(this::tooMany);
        viewer.show(flag, Viewer.NOTHING_SEEN);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return Multi.createFrom().publisher(viewer);
    }

    /// Ends the request without a stream, of which the status can not be chosen.
    static final class NothingMore extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    private HttpProblem tooMany() {
        return Problems.builder(
                        TOO_MANY_REQUESTS,
                        "too-many-streams",
                        Wording.problem("too-many-streams", settings.mostPerAuthority()))
                .withHeader(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(SOONEST_RETRY, settings.beat().toSeconds()))
                .build();
    }
}
