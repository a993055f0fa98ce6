package dk.punktum.flagger.standin.register;

/// Who has the right of use of a name.
///
/// @param email    shown to the registry's own services only
/// @param language in which the registrant wants to be written to: `da` or `en`
public record Registrant(String handle, UserType type, String name, String email, String language) {}
