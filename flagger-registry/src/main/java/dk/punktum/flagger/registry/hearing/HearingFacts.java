package dk.punktum.flagger.registry.hearing;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the rules need to know of a hearing.
///
/// @param deadline  last day for answers (Europe/Copenhagen); absent while nobody has been invited
/// @param answered  by the number of the invitation: whether it has been answered
/// @param waiverBy  who has proposed to do without a hearing
/// @param waived    whether a second person has agreed to that
/// @param published whether the summary is published
record HearingFacts(
        @Nullable LocalDate deadline,
        Map<Integer, Boolean> answered,
        @Nullable String waiverBy,
        boolean waived,
        boolean published) {

    static final HearingFacts NONE = new HearingFacts(null, Map.of(), null, false, false);

    HearingFacts {
        answered = Map.copyOf(answered);
    }
}
