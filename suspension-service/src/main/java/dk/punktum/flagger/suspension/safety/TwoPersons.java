package dk.punktum.flagger.suspension.safety;

/// What came of an act that takes two.
enum TwoPersons {
    /// Another one is needed.
    ONE_MORE,
    /// This was the second.
    DONE,
    /// It was this person before: one person twice is not two.
    SAME_PERSON,
    /// There is nothing of the kind.
    UNKNOWN,
    /// It waits, but not for persons.
    NOT_FOR_PERSONS
}
