/// A local replica of the agreements, to judge a flag by what was true when it was received.
@NullMarked
package dk.punktum.flagger.casework.agreement;

import org.jspecify.annotations.NullMarked;
