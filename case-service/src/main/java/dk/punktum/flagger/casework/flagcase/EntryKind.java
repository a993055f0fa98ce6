package dk.punktum.flagger.casework.flagcase;

/// What can happen to a case.
public enum EntryKind {
    /// By the authority, at intake.
    FLAG_RECEIVED,
    CASE_OPENED,
    /// By the authority: this flag takes the place of an earlier one; the code is that one's number, or its
    /// id where no case is known.
    SUPERSEDES,
    /// By the authority: a later flag takes the place of this one; the code is that one's number.
    SUPERSEDED,
    /// The checks can not be done yet; the code says what is missing. Written once per kind of lack, not
    /// per attempt.
    WAITING,
    /// The code is `REGISTERED` or `NOT_REGISTERED`.
    REGISTRY_ANSWERED,
    /// The code is the check's.
    CHECK_PASSED,
    CHECK_FAILED,
    CHECK_NEEDS_A_PERSON,
    /// The code says who has to decide: `ONE_OFFICER` or `TWO_OFFICERS`.
    PUT_ON_DESK,
    /// The first of two officers would uphold.
    RECOMMENDED,
    UPHELD,
    /// The code is the decline reason.
    DECLINED,
    /// By the authority; the code is the version that it made of the flag, which intake shows.
    FLAG_CORRECTED,
    /// By the authority; the code is its reason.
    FLAG_WITHDRAWN,
    /// By an officer; the code is the reason.
    REVERSED,
    /// Written down by an officer, as the next three; the code is the body's.
    APPEALED,
    /// The first of two has read that the verdict was annulled.
    ANNULMENT_PROPOSED,
    /// The code is the outcome.
    APPEAL_DECIDED,
    /// A remitted case was decided anew, with the same verdict.
    AFFIRMED,
    /// The code is the cause.
    CLOSED
}
