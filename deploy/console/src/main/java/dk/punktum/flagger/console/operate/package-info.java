/// The page Needs attention: everything that waits for a person, and what she does about it.
@NullMarked
package dk.punktum.flagger.console.operate;

import org.jspecify.annotations.NullMarked;
