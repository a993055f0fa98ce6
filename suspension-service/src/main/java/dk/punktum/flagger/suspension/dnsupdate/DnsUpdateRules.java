package dk.punktum.flagger.suspension.dnsupdate;

import java.time.Duration;

/// When to try again. No clock, no database.
final class DnsUpdateRules {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// Half a second, doubled up to a minute: a primary that is back is used soon.
    ///
    /// @param attempts at least one
    static Duration untilRetry(int attempts) {
        Duration doubled = Duration.ofMillis(500).multipliedBy(1L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    /// How long a claim keeps newer orders for the name waiting: the time in which something may be sent, and then
    /// as long as the primary may still take it. Its clock may be behind ours by as much as the fudge, so that is
    /// the fudge, and the fudge again (RFC 8945, section 5.2.3).
    static Duration quiet(Duration sending, Duration fudge) {
        return sending.plus(fudge.multipliedBy(2));
    }

    private DnsUpdateRules() {}
}
