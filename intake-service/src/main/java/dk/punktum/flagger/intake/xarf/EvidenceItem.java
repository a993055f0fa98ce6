package dk.punktum.flagger.intake.xarf;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A piece of evidence, as it was found to be. It is hashed and not kept.
///
/// @param position in the report, from 0
/// @param bytes    how long it is, decoded
/// @param sha256   64 lower-case hex digits
/// @param hash     whether the report had a hash to hold it to
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceItem(int position, long bytes, String sha256, Check hash) {

    enum Check {
        VERIFIED,
        /// The report gives none.
        ABSENT
    }
}
