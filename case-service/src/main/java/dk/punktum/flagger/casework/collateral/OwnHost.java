package dk.punktum.flagger.casework.collateral;

import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A name server below the name itself: its address leaves the zone with the name.
///
/// @param otherDomains how many other names use it; absent: not known
@Embeddable
record OwnHost(
        @Schema(examples = "ns1.boegeskov-net.dk") String host,
        @Nullable Integer otherDomains) {}
