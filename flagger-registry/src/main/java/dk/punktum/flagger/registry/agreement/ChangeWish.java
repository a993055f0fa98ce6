package dk.punktum.flagger.registry.agreement;

import org.jspecify.annotations.Nullable;

/// What somebody wants done to an agreement.
///
/// @param person the person's `sub`, or this service's name
record ChangeWish(AgreementChange change, @Nullable String reason, String person) {

    boolean activates() {
        return change == AgreementChange.ACTIVATE;
    }
}
