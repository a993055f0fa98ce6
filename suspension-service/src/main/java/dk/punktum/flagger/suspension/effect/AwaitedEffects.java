package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.messaging.Unfinished;
import jakarta.inject.Singleton;

/// Orders that have not been seen to take effect.
@Singleton
class AwaitedEffects implements Unfinished {

    @Override
    public String stage() {
        return "effect";
    }

    @Override
    public String query() {
        return """
                select domain, case_number as number, ordered_at as since
                from effect where status in ('PENDING', 'OVERDUE')
                """;
    }
}
