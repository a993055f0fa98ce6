package dk.punktum.flagger.intake.supersession;

import java.util.UUID;

/// Another flag of the same authority.
///
/// @param flag where it is; relative to this service's address
public record FlagLink(UUID flagId, String flagNumber, String flag) {

    static FlagLink of(UUID flagId, String flagNumber) {
        return new FlagLink(flagId, flagNumber, "/flags/" + flagId);
    }
}
