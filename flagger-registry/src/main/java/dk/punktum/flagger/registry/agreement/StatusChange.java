package dk.punktum.flagger.registry.agreement;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One entry in the log of an agreement's life.
///
/// @param changedBy the person's `sub`
@Embeddable
record StatusChange(
        int version,
        @Enumerated(EnumType.STRING) AgreementStatus status,
        @Nullable String reason,
        String changedBy,
        Instant changedAt) {

    static final Comparator<StatusChange> BY_VERSION = Comparator.comparingInt(StatusChange::version);
}
