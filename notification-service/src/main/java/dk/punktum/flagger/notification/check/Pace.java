package dk.punktum.flagger.notification.check;

import java.time.Duration;
import java.time.Instant;

/// So many a second, and not more: what is not used is saved up for one second. The codes can not be guessed at any
/// pace; this keeps those who try from loading the database.
final class Pace {

    private final int perSecond;
    private double left;
    private Instant last = Instant.MIN;

    Pace(int perSecond) {
        this.perSecond = perSecond;
        this.left = perSecond;
    }

    synchronized boolean admits(Instant now) {
        if (last != Instant.MIN && now.isAfter(last)) {
            left = Math.min(perSecond, left + Duration.between(last, now).toNanos() / 1e9 * perSecond);
        }
        last = now.isAfter(last) ? now : last;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
