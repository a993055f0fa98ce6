/// What the service says to people, in the language that they ask for.
@NullMarked
package dk.punktum.flagger.intake.wording;

import org.jspecify.annotations.NullMarked;
