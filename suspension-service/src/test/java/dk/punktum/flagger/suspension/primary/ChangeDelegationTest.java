package dk.punktum.flagger.suspension.primary;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeDelegationTest {

    private static final DomainName NAME = new DomainName("eksempel.dk");
    private static final Instant SIGN_BY = Instant.parse("2026-07-01T08:00:20Z");
    private static final NameRecords BEFORE = NameRecords.delegation(NAME, List.of("ns1.example.net"), List.of(), 7200);

    /// A newer order for the name waits only as long as something that was sent in time can still arrive.
    @Test
    void nothingIsSentWhenTheLookTookTooLong() {
        assertThat(takeOut(SIGN_BY.plusMillis(1))).isEqualTo(new Outcome.NotSent("too-late"));
        assertThat(takeOut(SIGN_BY)).isEqualTo(new Outcome.Done(true));
    }

    private static Outcome takeOut(Instant afterLook) {
        return new ChangeDelegation(new Obedient(), Clock.fixed(afterLook, ZoneOffset.UTC))
                .change(NAME, NameRecords.NONE, List.of(BEFORE), SIGN_BY);
    }

    /// Does what it is told.
    private record Obedient() implements Primary {

        @Override
        public Look look(DomainName domain, Set<String> hosts) {
            return new Look.Seen(BEFORE);
        }

        @Override
        public Reply send(Change change, Instant signedAt) {
            return new Reply.Applied();
        }
    }
}
