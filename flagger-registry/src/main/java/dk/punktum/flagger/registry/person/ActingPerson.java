package dk.punktum.flagger.registry.person;

import java.util.Set;
import java.util.UUID;

/// What a person may do now. No name: who asks has the person's token.
///
/// @param fourEyes whether what one person hands in needs another of the same authority
record ActingPerson(UUID agreementId, Set<AuthorityRole> roles, boolean fourEyes) {}
