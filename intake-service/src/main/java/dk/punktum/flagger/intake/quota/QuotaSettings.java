package dk.punktum.flagger.intake.quota;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// What an agreement may hand in within an hour, as long as nobody has set something else for it.
@ConfigMapping(prefix = "flagger.quota")
interface QuotaSettings {

    @Min(1)
    @Max(100_000)
    int flagsPerHour();

    /// At least as many as one flag may have.
    @Min(100)
    @Max(1_000_000)
    int namesPerHour();
}
