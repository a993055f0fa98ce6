package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.admission.Period;

/// A person who can be named.
record PersonTerms(String sub, String name, AuthorityRole role, Period period) {}
