package dk.punktum.flagger.intake.decision;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/// When the three clocks of a flag run out. They are targets: nothing happens to a flag when one has.
@Embeddable
public record Deadlines(Instant acknowledgeBy, Instant decideBy, Instant effectBy) {}
