/// Beside the rules that are measured, which nobody else may see.
@NullMarked
package dk.punktum.flagger.casework.assessment;

import org.jspecify.annotations.NullMarked;
