package dk.punktum.flagger.backing;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;

/// Stands before the token endpoint, which by itself takes any secret, and turns away who is not known or has the
/// wrong one (RFC 6749, section 5.2).
final class SecretCheck implements Route {

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getMethod().equals("POST")
                && request.getUrl().encodedPath().endsWith("/token")
                && !isKnown(request);
    }

    private static boolean isKnown(OAuth2HttpRequest request) {
        try {
            return ClientAuthentication.parse(request.asNimbusHTTPRequest()) instanceof PlainClientSecret given
                    && Clients.isKnown(
                            given.getClientID().getValue(),
                            given.getClientSecret().getValue());
        } catch (ParseException e) {
            return false;
        }
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "application/json", "WWW-Authenticate", "Basic realm=\"flagger\""),
                401,
                """
                {"error":"invalid_client","error_description":"unknown client or wrong secret"}""",
                null);
    }
}
