package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.suspension.hold.HoldTerm;

/// What an order says.
///
/// @param reference what the court or the Board calls the matter; never told to anybody outside the registry
record OrderContent(
        DomainName domain, HoldCause cause, Measure measure, String legalGround, String reference, HoldTerm term) {}
