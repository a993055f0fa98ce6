package dk.punktum.flagger.console.figures;

import dk.punktum.flagger.events.DeclineReason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The figures of some orders (Regulation (EU) 2022/2065, Art. 15(1)(a)).
///
/// @param undecided     orders without a verdict yet
/// @param reversed      upheld, and undone by the registry
/// @param annulled      upheld, and undone by the Complaints Board or a court
/// @param withdrawn     taken back by the authority after the verdict
/// @param refusals      every reason, also those that were not given
/// @param toAcknowledge median time from receipt to the opening of the case; empty when there was none
/// @param toDecide      median time from receipt to the verdict
/// @param toEffect      median time from receipt to the suspension seen in DNS and RDAP
record Figures(
        int orders,
        int upheld,
        int refused,
        int undecided,
        int reversed,
        int annulled,
        int withdrawn,
        Map<DeclineReason, Integer> refusals,
        Optional<Duration> toAcknowledge,
        Optional<Duration> toDecide,
        Optional<Duration> toEffect) {}
