/// What holds a new hold back: limits, the kill switch, protected names; and what operators do about it.
@NullMarked
package dk.punktum.flagger.suspension.safety;

import org.jspecify.annotations.NullMarked;
