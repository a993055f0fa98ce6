package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DomainName;

/// Fired inside the transaction that adopts a name, for each hold that everybody was told to stand: what it rests on
/// may
/// be lost as well.
///
/// @param active as it was told
public record HoldStands(DomainName domain, ActiveHold active) {}
