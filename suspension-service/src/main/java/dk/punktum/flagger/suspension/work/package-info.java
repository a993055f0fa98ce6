/// The threads that do what consumers have written down.
@NullMarked
package dk.punktum.flagger.suspension.work;

import org.jspecify.annotations.NullMarked;
