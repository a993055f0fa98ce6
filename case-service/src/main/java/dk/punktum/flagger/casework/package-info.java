/// Cases about flagged domain names: checked, decided, closed.
@NullMarked
package dk.punktum.flagger.casework;

import org.jspecify.annotations.NullMarked;
