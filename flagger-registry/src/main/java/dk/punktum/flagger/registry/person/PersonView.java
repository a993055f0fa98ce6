package dk.punktum.flagger.registry.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.punktum.flagger.registry.admission.AdmissionView;
import java.util.UUID;

/// A person who acts, acted or is to act for an authority, as the registry's people see it.
record PersonView(
        UUID id,
        String sub,
        String name,
        AuthorityRole role,
        @JsonUnwrapped AdmissionView admission) {}
