package dk.punktum.flagger.registry.hearing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An authority that is asked, and what it has said.
///
/// @param answer     in its own words, for the registry's people only
/// @param recordedBy the `sub` of whoever wrote the answer down
@Embeddable
record Invitation(
        String authority,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Enumerated(EnumType.STRING) @Nullable
        HearingPosition position,

        @Nullable String answer,
        @Nullable String recordedBy,
        @Nullable Instant answeredAt) {

    static Invitation of(String authority) {
        return new Invitation(authority, null, null, null, null);
    }

    Invitation answered(HearingPosition said, @Nullable String words, String person, Instant now) {
        return new Invitation(authority, said, words, person, now);
    }
}
