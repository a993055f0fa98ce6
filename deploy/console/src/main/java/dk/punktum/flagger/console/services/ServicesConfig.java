package dk.punktum.flagger.console.services;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;

/// Where the services are, and how long they are waited for.
@ConfigMapping(prefix = "console.services")
public interface ServicesConfig {

    URI registry();

    URI intake();

    URI casework();

    URI suspension();

    URI notification();

    Duration connectTimeout();

    /// For what a person waits for.
    Duration answerTimeout();

    /// For health and figures.
    Duration pollTimeout();

    /// How often health and figures are asked for, for all viewers together.
    Duration pollEvery();

    default URI of(ServiceName service) {
        return switch (service) {
            case REGISTRY -> registry();
            case INTAKE -> intake();
            case CASE -> casework();
            case SUSPENSION -> suspension();
            case NOTIFICATION -> notification();
        };
    }
}
