package dk.punktum.flagger.registry.quality;

import java.util.UUID;

/// An agreement's cases by a policy's measure.
///
/// @param cases    decided or reversed within the policy's days
/// @param refused  those of them that were refused for a reason that counts
/// @param reversed those of them that were reversed for a cause that counts, whatever the verdict
/// @param inForce  whether there is anything to suspend
record Considered(UUID agreementId, int cases, int refused, int reversed, boolean inForce) {

    static Considered nothing(UUID agreementId) {
        return new Considered(agreementId, 0, 0, 0, false);
    }
}
