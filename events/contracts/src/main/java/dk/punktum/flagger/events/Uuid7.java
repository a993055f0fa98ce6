package dk.punktum.flagger.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/// Ids that rise with time (UUID version 7, RFC 9562), so that rows made together lie together.
public final class Uuid7 {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    public static UUID next() {
        return GENERATOR.generate();
    }

    private Uuid7() {}
}
