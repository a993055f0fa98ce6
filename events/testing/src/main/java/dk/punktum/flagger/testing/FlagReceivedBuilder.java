package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.Measure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A flag that came in.
public final class FlagReceivedBuilder extends EventBuilder<FlagReceived, FlagReceivedBuilder> {

    private @Nullable UUID supersedes;

    FlagReceivedBuilder() {}

    public FlagReceivedBuilder superseding(UUID earlier) {
        supersedes = earlier;
        return this;
    }

    public FlagReceivedBuilder numbered(String number) {
        flagNumber = number;
        return this;
    }

    @Override
    public FlagReceived build() {
        return new FlagReceived(
                flagId,
                flagNumber,
                domain,
                agreementId,
                legalGround,
                Measure.SUSPEND,
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                "ab".repeat(32),
                at,
                supersedes);
    }

    @Override
    FlagReceivedBuilder self() {
        return this;
    }
}
