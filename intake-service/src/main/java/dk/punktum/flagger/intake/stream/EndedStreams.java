package dk.punktum.flagger.intake.stream;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Tells a reader that nothing more can come.
class EndedStreams {

    /// 204 is how a server tells a client to come back no more (WHATWG HTML, section 9.2.3).
    @ServerExceptionMapper(OpenStream.NothingMore.class)
    Response nothingMore() {
        return Response.noContent().build();
    }
}
