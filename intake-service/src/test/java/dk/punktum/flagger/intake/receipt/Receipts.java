package dk.punktum.flagger.intake.receipt;

import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// Verifies as somebody does who has the receipt and the published keys, and nothing else.
public final class Receipts {

    /// @param jwks a JWK set
    /// @return what was signed; empty when no published key has signed it
    public static Optional<String> verified(String receipt, String jwks) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(new AlgorithmConstraints(
                    ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
            signature.setCompactSerialization(receipt);
            var key = new JsonWebKeySet(jwks)
                    .findJsonWebKey(signature.getKeyIdHeaderValue(), "EC", "sig", signature.getAlgorithmHeaderValue());
            if (key == null) {
                return Optional.empty();
            }
            signature.setKey(key.getKey());
            return signature.verifySignature() ? Optional.of(signature.getPayload()) : Optional.empty();
        } catch (JoseException _) {
            return Optional.empty();
        }
    }

    static String keyId(String receipt) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(receipt);
        return signature.getKeyIdHeaderValue();
    }

    private Receipts() {}
}
