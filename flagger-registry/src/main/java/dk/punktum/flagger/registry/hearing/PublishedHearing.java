package dk.punktum.flagger.registry.hearing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hearing as the public sees it, once it is concluded: no answer in its own words, nobody's name.
///
/// @param deadline  last day for answers; absent when nobody was asked
/// @param invited   how many authorities were asked
/// @param positions how many said what
/// @param waived    whether two persons of the registry decided to do without
record PublishedHearing(
        UUID agreementId,
        String authorityName,
        @Nullable LocalDate deadline,
        int invited,
        SortedMap<HearingPosition, Long> positions,
        boolean waived,
        @JsonInclude(JsonInclude.Include.NON_NULL) HearingView.@Nullable Summary summary) {}
