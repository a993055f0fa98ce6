/// What befalls a few names in any order, while what acts on it is killed again and again; at the end all agree.
@NullMarked
package dk.punktum.flagger.e2e.interleaving;

import org.jspecify.annotations.NullMarked;
