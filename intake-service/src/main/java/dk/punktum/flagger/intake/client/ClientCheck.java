package dk.punktum.flagger.intake.client;

import static jakarta.ws.rs.core.HttpHeaders.WWW_AUTHENTICATE;
import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;
import static jakarta.ws.rs.core.Response.Status.UNAUTHORIZED;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.client.ClientRuling.NotBound;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Stands before every endpoint that is for flaggers: a client whose time is not now, or that does not hold the
/// certificate that its token is bound to, does not get further.
class ClientCheck {

    private static final String FLAGGER = "flagger";

    private final Caller caller;
    private final ClientRegistrations registrations;
    private final ClientCertificate certificate;
    private final Clock clock;

    ClientCheck(Caller caller, ClientRegistrations registrations, ClientCertificate certificate, Clock clock) {
        this.caller = caller;
        this.registrations = registrations;
        this.certificate = certificate;
        this.clock = clock;
    }

    /// @throws HttpProblem 403 or 401 when the client may not act
    @ServerRequestFilter
    public void check(ResourceInfo endpoint) {
        // What is open to all is not asked for a token, and so not for one that is good.
        if (isForFlaggers(endpoint) && caller.isFlagger()) {
            rule();
        }
    }

    private void rule() {
        ClientRuling ruling = ClientRules.rule(
                registrations.of(caller.clientId()),
                caller.boundCertificate().orElse(null),
                certificate.presented(),
                clock.instant());
        switch (ruling) {
            case ClientRuling.Acts() -> {}
            case ClientRuling.NotValid() -> throw Problems.problem(FORBIDDEN, "client-not-valid");
            case NotBound(NotBound.Reason reason) -> throw notBound(reason);
        }
    }

    private static HttpProblem notBound(NotBound.Reason reason) {
        return Problems.builder(
                        UNAUTHORIZED,
                        "certificate-not-accepted",
                        Wording.problem("certificate-not-accepted." + reason.code()))
                .with("reason", reason.code())
                .withHeader(WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .build();
    }

    private static boolean isForFlaggers(ResourceInfo endpoint) {
        return Stream.<AnnotatedElement>of(endpoint.getResourceMethod(), endpoint.getResourceClass())
                .map(element -> element.getAnnotation(RolesAllowed.class))
                .anyMatch(roles -> roles != null && Arrays.asList(roles.value()).contains(FLAGGER));
    }
}
