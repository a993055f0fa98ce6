package dk.punktum.flagger.registry.client;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.punktum.flagger.registry.admission.AdmissionView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A machine identity as the registry's people see it.
public record ClientView(
        UUID id,
        String clientId,
        @Nullable String certificateSha256,
        @JsonUnwrapped AdmissionView admission) {}
