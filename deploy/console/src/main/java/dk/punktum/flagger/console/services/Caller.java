package dk.punktum.flagger.console.services;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;

/// On whose behalf a service is asked: with her own access token, so that the service decides what she may, and its
/// audit names her.
///
/// @param person the subject of the token
public record Caller(String person, String token) {

    public static Caller of(SecurityIdentity identity) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        return new Caller(identity.getPrincipal().getName(), credential == null ? "" : credential.getToken());
    }

    /// A token has no business in a log.
    @Override
    public String toString() {
        return person;
    }
}
