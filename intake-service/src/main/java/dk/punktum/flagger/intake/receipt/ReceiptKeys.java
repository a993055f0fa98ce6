package dk.punktum.flagger.intake.receipt;

import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// The keys of receipts: one signs, all are published. A key's id is its thumbprint (RFC 7638), so that nobody has to
/// think of one and none is ever given twice.
///
/// Read at the start: a service that could not sign does not come up.
@Startup
@ApplicationScoped
class ReceiptKeys {

    static final String TYPE = "flag-receipt+jws";

    private static final Logger LOG = Logger.getLogger(ReceiptKeys.class);
    private static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    private final PrivateKey signs;
    private final String signingKeyId;
    private final String published;

    ReceiptKeys(ReceiptSettings settings) {
        var file = settings.signingKey()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Receipts can not be signed: flagger.receipts.signing-key"
                                        + " (FLAGGER_RECEIPTS_SIGNING_KEY) does not name a key; docs/operations.md says how to make one"));
        if (settings.makeMissingKey()) {
            PemKeys.makeUnlessThere(file);
        }
        KeyPair pair = PemKeys.pair(file);
        EllipticCurveJsonWebKey signing = published((ECPublicKey) pair.getPublic());
        Map<String, EllipticCurveJsonWebKey> keys = Stream.concat(
                        Stream.of(signing),
                        settings.publishedKeys().orElse(List.of()).stream()
                                .flatMap(more -> PemKeys.publicKeys(more).stream())
                                .map(ReceiptKeys::published))
                .collect(toMap(JsonWebKey::getKeyId, key -> key, (first, _) -> first, LinkedHashMap::new));
        signs = pair.getPrivate();
        signingKeyId = signing.getKeyId();
        published = new JsonWebKeySet(List.copyOf(keys.values())).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        if (!belongTogether(signing)) {
            throw new IllegalStateException("the private and the public key in %s are not of one pair".formatted(file));
        }
        LOG.infof("receipts are signed with key %s; %d keys are published", signingKeyId, keys.size());
    }

    /// @return a JWS in its compact form (RFC 7515, section 7.1)
    String sign(String payload) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(ALGORITHM);
        signature.setKeyIdHeaderValue(signingKeyId);
        signature.setHeader(HeaderParameterNames.TYPE, TYPE);
        signature.setKey(signs);
        signature.setPayload(payload);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a receipt can not be signed with key " + signingKeyId, e);
        }
    }

    /// A JWK set (RFC 7517, section 5).
    String published() {
        return published;
    }

    private boolean belongTogether(EllipticCurveJsonWebKey publicKey) {
        var signature = new JsonWebSignature();
        signature.setKey(publicKey.getKey());
        try {
            signature.setCompactSerialization(sign("a pair?"));
            return signature.verifySignature();
        } catch (JoseException e) {
            throw new IllegalStateException("the keys of receipts can not be tried", e);
        }
    }

    private static EllipticCurveJsonWebKey published(ECPublicKey key) {
        var published = new EllipticCurveJsonWebKey(key);
        if (!EllipticCurves.P_256.equals(published.getCurveName())) {
            throw new IllegalStateException("keys of receipts are of the curve P-256, not " + published.getCurveName());
        }
        published.setUse(Use.SIGNATURE);
        published.setAlgorithm(ALGORITHM);
        published.setKeyId(thumbprint(published));
        return published;
    }

    private static String thumbprint(JsonWebKey key) {
        return key.calculateBase64urlEncodedThumbprint("SHA-256");
    }
}
