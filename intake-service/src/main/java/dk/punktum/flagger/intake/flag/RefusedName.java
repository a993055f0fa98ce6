package dk.punktum.flagger.intake.flag;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/// What stood in the list besides.
///
/// @param meant the A-label that was probably meant
@Embeddable
record RefusedName(
        int position,
        String typed,
        @Enumerated(EnumType.STRING) DomainRefusal refusal,
        @Nullable String meant) {}
