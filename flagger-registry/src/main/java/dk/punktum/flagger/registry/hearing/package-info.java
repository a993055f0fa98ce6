/// Other authorities are asked, before somebody becomes a trusted flagger.
@NullMarked
package dk.punktum.flagger.registry.hearing;

import org.jspecify.annotations.NullMarked;
