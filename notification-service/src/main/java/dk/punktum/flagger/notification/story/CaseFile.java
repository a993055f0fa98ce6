package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.notification.letter.Circumstances;
import java.util.Optional;
import java.util.UUID;

/// What has to be known to write a notice.
///
/// @param authority what the authority is called; empty until its agreement has been told
/// @param held      whether any hold is on the name at this moment
public record CaseFile(
        DomainName domain, UUID agreementId, Optional<String> authority, boolean held, Circumstances circumstances) {}
