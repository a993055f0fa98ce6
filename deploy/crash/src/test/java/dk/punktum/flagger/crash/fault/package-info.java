/// Whether what looks for losses would see one.
@NullMarked
package dk.punktum.flagger.crash.fault;

import org.jspecify.annotations.NullMarked;
