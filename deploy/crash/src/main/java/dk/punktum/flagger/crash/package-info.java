/// Kills what the system consists of while it is at work, lets it settle, and says whether anything was lost.
@NullMarked
package dk.punktum.flagger.crash;

import org.jspecify.annotations.NullMarked;
