package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.events.DomainName;
import java.util.UUID;

/// A case whose checks are to be made now, by the instance that took it.
record DueCase(UUID id, DomainName domain) {}
