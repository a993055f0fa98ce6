package dk.punktum.flagger.casework.rdap;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;

/// Where the register answers, and how long we listen.
@ConfigMapping(prefix = "rdap")
interface RdapConfig {

    /// Base address without a slash at the end, such as `https://rdap.example/rdap`. Has no default: a case must not
    /// be decided by the wrong register.
    URI url();

    Duration connectTimeout();

    Duration answerTimeout();
}
