package dk.punktum.flagger.console.pipeline;

import dk.punktum.flagger.console.services.ServiceName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The stages on a flag's way, in order.
enum Stage {
    /// Taken in; no case yet. An event is on its way, so a minute is long.
    FLAG(ServiceName.INTAKE, Duration.ofMinutes(1)),
    /// No verdict yet. How long officers may take is theirs to know.
    CASE(ServiceName.CASE, null),
    /// Upheld, not placed yet: held back, or the register does not answer.
    HOLD(ServiceName.SUSPENSION, Duration.ofMinutes(5)),
    /// Ordered, not seen yet: as long as an order may take (`suspension.effect.overdue-after`).
    EFFECT(ServiceName.SUSPENSION, Duration.ofMinutes(5)),
    /// Not delivered yet, nor given up; see docs/operations.md.
    NOTICE(ServiceName.NOTIFICATION, Duration.ofHours(1));

    private final ServiceName service;
    private final @org.jspecify.annotations.Nullable Duration longest;

    Stage(ServiceName service, @org.jspecify.annotations.Nullable Duration longest) {
        this.service = service;
        this.longest = longest;
    }

    public ServiceName service() {
        return service;
    }

    /// As the services' figures call it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether something that waits for so long should be looked at by a person.
    boolean isTooLong(Duration age) {
        return longest != null && age.compareTo(longest) > 0;
    }

    static Optional<Stage> labelled(String label) {
        return Arrays.stream(values())
                .filter(stage -> stage.label().equals(label))
                .findFirst();
    }
}
