package dk.punktum.flagger.intake.decision;

/// Whose law makes the content illegal.
enum Law {
    /// Law of the Union.
    UNION,
    /// National law in compliance with Union law.
    NATIONAL
}
