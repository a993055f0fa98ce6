/// What a flag says, version by version. Nothing that was said is ever lost.
@NullMarked
package dk.punktum.flagger.intake.version;

import org.jspecify.annotations.NullMarked;
