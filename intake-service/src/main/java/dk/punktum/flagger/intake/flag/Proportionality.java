package dk.punktum.flagger.intake.flag;

/// Why the registry has to act, and not somebody closer to the matter (Supreme Court of Denmark, 23 March 2021).
///
/// @param triedFirst              what was tried first, towards whom, and how it ended
/// @param whyLessIsNotEnough      why a less intrusive measure does not reach the aim
/// @param effectOnMailAndSubPages what else stops with the name: mail, sub-pages, other hosts
record Proportionality(String triedFirst, String whyLessIsNotEnough, String effectOnMailAndSubPages) {}
