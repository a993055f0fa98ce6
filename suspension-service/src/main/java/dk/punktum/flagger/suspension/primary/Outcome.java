package dk.punktum.flagger.suspension.primary;

/// What became of a wish.
public sealed interface Outcome {

    /// The zone is as wanted.
    ///
    /// @param settled false: a message of ours without an answer may still arrive
    record Done(boolean settled) implements Outcome {}

    /// Somebody else has changed the delegation: nothing was overwritten, a person has to look.
    record Conflict(NameRecords found) implements Outcome {}

    /// The primary does not take our updates, for reasons that time alone does not mend.
    ///
    /// @param rcode such as `REFUSED`, `BADKEY` or `BADTIME`
    record Refused(String rcode) implements Outcome {}

    /// Nothing was sent.
    record NotSent(String fault) implements Outcome {}

    /// Something was sent and is not to be seen; it may still arrive.
    record Unknown(String fault) implements Outcome {}
}
