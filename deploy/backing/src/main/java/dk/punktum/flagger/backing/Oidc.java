package dk.punktum.flagger.backing;

/// An OpenID Connect server that knows the [Identity] list and signs real tokens.
public interface Oidc extends BackingService {

    /// The issuer of accepted tokens, `http://…/flagger`. Discovery lies below it.
    String issuer();

    /// An issuer of the same server, with another key, that no service trusts.
    String strangeIssuer();
}
