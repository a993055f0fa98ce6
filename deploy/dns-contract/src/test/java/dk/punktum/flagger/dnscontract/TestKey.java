package dk.punktum.flagger.dnscontract;

import java.security.SecureRandom;
import java.util.Base64;

/// A key that is made for this run.
final class TestKey {

    static final String NAME = "flagger-test.";

    static final String SECRET = fresh();

    static String fresh() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private TestKey() {}
}
