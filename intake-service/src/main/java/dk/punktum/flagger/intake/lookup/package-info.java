/// What others know of a name at this moment: the register by RDAP, a resolver about mail. Nothing waits for it long.
@NullMarked
package dk.punktum.flagger.intake.lookup;

import org.jspecify.annotations.NullMarked;
