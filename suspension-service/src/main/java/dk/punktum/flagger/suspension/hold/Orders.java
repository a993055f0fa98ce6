package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.effect.EffectView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The orders of one name with their effects, by sequence number.
record Orders(Map<Long, EffectView> bySequence) {

    @Nullable
    EffectView at(@Nullable Long sequence) {
        return sequence == null ? null : bySequence.get(sequence);
    }
}
