package dk.punktum.flagger.casework.desk;

/// Who is acting.
///
/// @param person   the `sub` of the token: four eyes are two of these, whatever roles they have
/// @param approver has the role `case-approver`
record Officer(String person, boolean approver) {}
