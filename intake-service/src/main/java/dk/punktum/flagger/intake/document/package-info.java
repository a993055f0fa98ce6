/// The decision documents that flags rest on: taken in as a stream, hashed, written once, never parsed.
@NullMarked
package dk.punktum.flagger.intake.document;

import org.jspecify.annotations.NullMarked;
