/// How cases on each legal ground are decided, by the day, and which names always need two officers.
@NullMarked
package dk.punktum.flagger.casework.policy;

import org.jspecify.annotations.NullMarked;
