package dk.punktum.flagger.crash.client;

import dk.punktum.flagger.backing.Identity;
import java.time.Instant;
import java.util.List;

/// That somebody was told that an act is done.
///
/// @param subject the id of the flag, the case or the order
/// @param number  what people call it, such as `F-2026-000017`
/// @param reference the client's own word for it, such as the authority's case number
/// @param domains as A-labels
public record Acknowledgement(
        Act act, Identity client, String subject, String number, String reference, List<String> domains, Instant at) {}
