package dk.punktum.flagger.intake.portal;

import dk.punktum.flagger.intake.wording.Language;
import io.quarkus.qute.TemplateData;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who looks at a page, for which authority, in which language. A template has it as `{inject:visitor}`.
@Named("visitor")
@RequestScoped
@TemplateData
public class Visitor {

    /// The role that every page wants; the same as the API's.
    public static final String ROLE = "flagger";

    /// The claim with which the login server says where a person works: a client id of that authority's agreement.
    static final String AUTHORITY = "authority";

    static final String LANGUAGE = "portal-language";

    private final SecurityIdentity identity;
    private final HttpHeaders headers;
    private final Request request;
    private final UriInfo uri;

    Visitor(SecurityIdentity identity, HttpHeaders headers, Request request, UriInfo uri) {
        this.identity = identity;
        this.headers = headers;
        this.request = request;
        this.uri = uri;
    }

    /// Empty where nobody is logged in.
    public String person() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    /// Empty, and then no agreement's, when the login server does not say.
    public String authority() {
        return authority(identity);
    }

    static String authority(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim(AUTHORITY) instanceof String authority
                ? authority
                : "";
    }

    /// What the person chose here, else what the browser asks for.
    public Phrases t() {
        Cookie chosen = headers.getCookies().get(LANGUAGE);
        return Phrases.in(Arrays.stream(Language.values())
                .filter(language -> chosen != null && language.tag().equals(chosen.getValue()))
                .findFirst()
                .orElseGet(() -> Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    /// The languages to switch to. None on the answer to a form: to come back to it, the form would have to be sent
    /// again.
    public List<Language> otherLanguages() {
        return request.getMethod().equals("GET")
                ? Arrays.stream(Language.values())
                        .filter(language -> language != t().language())
                        .toList()
                : List.of();
    }

    /// Where we are, to come back to after the language was switched.
    public String address() {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /// Whether a request is for a page of the portal.
    public static boolean isOfThePortal(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getRawPath().matches("/portal(/.*)?");
    }

    public boolean isAt(String path) {
        return Objects.equals(uri.getRequestUri().getRawPath(), path);
    }
}
