package dk.punktum.flagger.console.services;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.Optional;

/// The services that the console asks, in the order of a flag's way through them.
@TemplateData
public enum ServiceName {
    REGISTRY("flagger-registry"),
    INTAKE("intake-service"),
    CASE("case-service"),
    SUSPENSION("suspension-service"),
    NOTIFICATION("notification-service");

    private final String label;

    ServiceName(String label) {
        this.label = label;
    }

    /// As it is called everywhere.
    public String label() {
        return label;
    }

    public static Optional<ServiceName> labelled(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label.equals(label))
                .findFirst();
    }
}
