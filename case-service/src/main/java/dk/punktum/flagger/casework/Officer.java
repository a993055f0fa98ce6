package dk.punktum.flagger.casework;

import io.quarkus.security.identity.SecurityIdentity;

/// Who is acting.
///
/// @param person   the `sub` of the token: four eyes are two of these, whatever roles they have
/// @param approver has the role `case-approver`
public record Officer(String person, boolean approver) {

    public static Officer of(SecurityIdentity caller) {
        return new Officer(caller.getPrincipal().getName(), caller.hasRole("case-approver"));
    }
}
