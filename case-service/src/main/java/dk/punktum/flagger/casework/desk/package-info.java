/// Cases as officers see them, and what an officer may do.
@NullMarked
package dk.punktum.flagger.casework.desk;

import org.jspecify.annotations.NullMarked;
