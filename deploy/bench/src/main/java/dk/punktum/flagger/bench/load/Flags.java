package dk.punktum.flagger.bench.load;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/// Flags as intake-service tells of them.
public final class Flags {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    public static Envelope<FlagReceived> received(String domain, String number) {
        return received(domain, number, Uuid7.next());
    }

    public static Envelope<FlagReceived> received(String domain, String number, UUID agreement) {
        Instant now = Clock.systemUTC().instant();
        UUID flag = Uuid7.next();
        var event = new FlagReceived(
                flag,
                number,
                DomainName.of(domain),
                agreement,
                "terms-9.2",
                Measure.SUSPEND,
                now.atZone(DENMARK).toLocalDate(),
                "0".repeat(64),
                now,
                null);
        return new Envelope<>(Uuid7.next(), "/intake-service", now, flag.toString(), null, event);
    }

    private Flags() {}
}
