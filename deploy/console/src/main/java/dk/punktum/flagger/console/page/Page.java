package dk.punktum.flagger.console.page;

import io.quarkus.qute.TemplateData;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/// What every page shows around its own content, for the request at hand: `{inject:page.t}`, the
/// navigation, who is logged in. A resource asks it for the texts: `page.t()`.
@Named("page")
@RequestScoped
@TemplateData
public class Page {

    /// The role of who sees everything and changes nothing. A higher role brings the lower ones with it, so
    /// that a resource names the lowest one that it wants.
    public static final String VIEWER = "viewer";

    /// Besides: redrives what was set aside, throws the kill switch.
    public static final String OPERATOR = "operator";

    /// Besides: releases the kill switch, sets limits.
    public static final String OPERATOR_ADMIN = "operator-admin";

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final SecurityIdentity identity;

    Page(HttpHeaders headers, UriInfo uri, SecurityIdentity identity) {
        this.headers = headers;
        this.uri = uri;
        this.identity = identity;
    }

    public Texts t() {
        return Texts.in(Language.chosen(headers.getCookies().get(Language.COOKIE), headers.getAcceptableLanguages()));
    }

    /// The languages to switch to.
    public List<Language> otherLanguages() {
        return List.of(Language.values()).stream()
                .filter(language -> language != t().language())
                .toList();
    }

    /// The navigation.
    public List<Link> links() {
        return Arrays.stream(Place.values())
                .map(place ->
                        new Link(place.path(), t().of(place.key()), place.path().equals(uri.getPath())))
                .toList();
    }

    /// @param here whether it leads to the page at hand
    @TemplateData
    public record Link(String path, String name, boolean here) {}

    /// Where we are, with the query, to come back to after the language was switched.
    public String address() {
        URI address = uri.getRequestUri();
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }

    public boolean isLoggedIn() {
        return !identity.isAnonymous();
    }

    /// Who is logged in, as the services' audits name her.
    public String person() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    /// Whether she has a role, so that a page leaves out what she may not do anyway. The resource checks as
    /// well.
    public boolean may(String role) {
        return identity.hasRole(role);
    }
}
